import { graphql, request } from '@ethogram/web';

const MADE_FROM = graphql(`
  query MadeFromRelease($page: PageInput!, $newest: SortInput!) {
    trainingSets(page: $page, sort: $newest) {
      items {
        id
        name
        state
        releaseId
        affectedByDeletions
      }
    }
    fineTuneRuns(page: $page, sort: $newest) {
      items {
        id
        name
        state
        trainingSetId
        affectedByDeletions
        adapter {
          id
        }
      }
    }
    runs(page: $page, sort: $newest) {
      items {
        id
        suite
        model
        state
        adapterId
        affectedByDeletions
      }
    }
  }
`);

export interface MadeOf {
  readonly resource: 'training-sets' | 'fine-tunes' | 'runs';
  readonly what: string;
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly affectedByDeletions: number;
}

const LOOKED_AT = 100;

/** What was made from a release, step by step, among the newest hundred of each kind. */
export async function fetchMadeFrom(releaseId: string): Promise<MadeOf[]> {
  const answer = await request(MADE_FROM, {
    page: { offset: 0, limit: LOOKED_AT },
    newest: { field: 'createdAt', order: 'DESC' },
  });
  const sets = answer.trainingSets.items.filter((set) => set.releaseId === releaseId);
  const setIds = new Set(sets.map(({ id }) => id));
  const tunes = answer.fineTuneRuns.items.filter(({ trainingSetId }) => setIds.has(trainingSetId));
  const adapterIds = new Set(tunes.flatMap(({ adapter }) => adapter?.id ?? []));
  const runs = answer.runs.items.filter(({ adapterId }) => adapterId && adapterIds.has(adapterId));
  return [
    ...sets.map((set) => ({ ...set, resource: 'training-sets' as const, what: 'Training set' })),
    ...tunes.map((tune) => ({ ...tune, resource: 'fine-tunes' as const, what: 'Fine-tune' })),
    ...runs.map((run) => ({
      ...run,
      name: `${run.suite.toLowerCase().replaceAll('_', ' ')} of ${run.model}`,
      resource: 'runs' as const,
      what: 'Evaluation',
    })),
  ];
}
