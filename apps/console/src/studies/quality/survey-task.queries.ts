import { graphql, request } from '@ethogram/web';

const SURVEY_TASK = graphql(`
  query SurveyTask($studyId: ID!, $page: PageInput!) {
    study(id: $studyId) {
      id
      instrument {
        id
        scaleMin
        scaleMax
        scaleLabels
      }
    }
    tasks(filter: { studyId: $studyId }, page: $page, sort: { field: "position", order: ASC }) {
      items {
        id
        items {
          id
          text
        }
      }
    }
  }
`);

export interface SurveyTask {
  readonly id: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
  /** Every rating with its label, from low to high. */
  readonly scale: readonly { readonly rating: number; readonly label: string }[];
}

/** A battery of a study. @param number its place, from 1 */
export async function fetchSurveyTask(studyId: string, number: number): Promise<SurveyTask> {
  const { study, tasks } = await request(SURVEY_TASK, { studyId, page: { offset: number - 1, limit: 1 } });
  const [task] = tasks.items;
  if (!task || !study.instrument) throw new Error('The study has no task of that number.');
  const { scaleMin, scaleMax, scaleLabels } = study.instrument;
  const scale = Array.from({ length: scaleMax - scaleMin + 1 }, (_, place) => ({
    rating: scaleMin + place,
    label: scaleLabels[place] ?? '',
  }));
  return { id: task.id, items: task.items, scale };
}
