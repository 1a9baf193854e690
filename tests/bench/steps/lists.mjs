// How long the lists of a large study take a curator's console, each asked for `times` times as the resolvers ask.
import {
  AdjudicationQueue,
  QualityService,
  QueueHealthService,
  StudyService,
  StudyStatistics,
  TaskService,
} from '@ethogram/annotation';
import { SeededRandom } from '@ethogram/core';
import { openApplication } from '../application.mjs';

const { url, studyId, tasks: total, times } = JSON.parse(process.argv[2]);
const application = await openApplication(url);
const studies = application.get(StudyService);
const statistics = application.get(StudyStatistics);
const tasks = application.get(TaskService);
const queue = application.get(AdjudicationQueue);
const health = application.get(QueueHealthService);
const quality = application.get(QualityService);
const random = SeededRandom.from('lists');
const study = await studies.get(studyId);

const LISTS = {
  studies: async () => {
    const { items } = await studies.list({ offset: 0, limit: 25 });
    await statistics.counts(items.map(({ id }) => id));
  },
  tasks: async () => {
    const { items } = await tasks.list(studyId, { offset: random.integer(total - 25), limit: 25 });
    await tasks.slotCounts(items.map(({ id }) => id));
  },
  adjudication: () => queue.list(study, null, { by: 'DISAGREEMENT', after: null, first: 20 }),
  health: () => health.ofStudy(studyId),
  quality: () => quality.people(study),
};

const result = {};
for (const [name, list] of Object.entries(LISTS)) {
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    const begin = performance.now();
    await list();
    taken.push(performance.now() - begin);
  }
  taken.sort((a, b) => a - b);
  result[name] = taken[Math.floor(taken.length * 0.95)];
}
await application.close();
process.stdout.write(`${JSON.stringify(result)}\n`);
