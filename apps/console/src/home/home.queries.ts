import { graphql, request, type ResultOf } from '@ethogram/web';

const DEMO = graphql(`
  query Demo {
    demo {
      state
      step
      stepIndex
      steps
      target
      delta
      note
      reportId
      error
    }
  }
`);
const HEALTH = graphql(`
  query Health {
    health {
      version
      database {
        ok
        message
      }
      worker {
        ok
        message
      }
      modelServer {
        ok
        message
      }
    }
  }
`);
const COUNTS = graphql(`
  query Counts($one: PageInput) {
    sources {
      id
      postCount
    }
    scenarios(page: $one) {
      total
    }
    studies(page: $one) {
      total
    }
    releases(page: $one) {
      total
    }
    trainingSets(page: $one) {
      total
    }
    fineTuneRuns(page: $one) {
      total
    }
    reports(page: $one) {
      total
    }
  }
`);
const START = graphql(`
  mutation StartDemo {
    startDemo {
      state
    }
  }
`);

export type DemoProgress = NonNullable<ResultOf<typeof DEMO>['demo']>;
export type Health = ResultOf<typeof HEALTH>['health'];

/** How many there are of what moves through the system, in its order. */
export type Counts = Readonly<
  Record<
    'sources' | 'posts' | 'scenarios' | 'studies' | 'releases' | 'training-sets' | 'fine-tunes' | 'reports',
    number
  >
>;

export async function fetchDemo(): Promise<DemoProgress | null> {
  return (await request(DEMO)).demo;
}

export async function fetchHealth(): Promise<Health> {
  return (await request(HEALTH)).health;
}

export async function startDemo(): Promise<void> {
  await request(START);
}

export async function fetchCounts(): Promise<Counts> {
  const answer = await request(COUNTS, { one: { offset: 0, limit: 1 } });
  return {
    sources: answer.sources.length,
    posts: answer.sources.reduce((sum, { postCount }) => sum + postCount, 0),
    scenarios: answer.scenarios.total,
    studies: answer.studies.total,
    releases: answer.releases.total,
    'training-sets': answer.trainingSets.total,
    'fine-tunes': answer.fineTuneRuns.total,
    reports: answer.reports.total,
  };
}
