import { row } from '../table.mjs';

/** 100 annotators on 100,000 tasks of three slots: save and next, against the same SQL issued bare through pg. */
export default async function measureSaveAndNext({ databases, step, repeated, scale }) {
  const tasks = Math.round(100_000 * scale);
  const seconds = scale < 1 ? 5 : 15;
  const database = await databases.create();
  try {
    const { studyId, people } = await step('make-study.mjs', { url: database.url, tasks, people: 100 });
    const shared = { url: database.url, studyId, people, seconds };
    let round = 0;
    const run = (options) => () => step('save-and-next.mjs', { ...shared, ...options, round: (round += 1) });
    const { bare, service, pacedBare, paced } = await repeated({
      bare: run({ mode: 'bare' }),
      service: run({ mode: 'service' }),
      pacedBare: run({ mode: 'bare', perSecond: 50 }),
      paced: run({ mode: 'service', perSecond: 50 }),
    });
    const troubled = await run({ mode: 'service', trouble: true })();
    const wrong = await step('check-study.mjs', { url: database.url, studyId });
    const harm = `${troubled.saved} saved, ${troubled.vanished} people gone, ${troubled.sentTwice} sent twice`;
    return [
      row('save and next, bare SQL', bare.savedPerSecond, '/s'),
      row('save and next, 100 annotators', service.savedPerSecond, '/s', null, {
        note: `p95 ${service.p95.toFixed(0)} ms`,
      }),
      row('save and next ÷ bare', service.savedPerSecond / bare.savedPerSecond, '', 0.25),
      row('save and next at 50/s, 95th percentile', paced.p95, 'ms', 100, {
        atMost: true,
        note: `bare ${pacedBare.p95.toFixed(0)} ms`,
      }),
      row('tasks over-assigned', wrong.overAssigned, '', 0, { atMost: true, note: harm }),
      row('judgments duplicated', wrong.duplicated + wrong.doneWithout + wrong.withoutDone, '', 0, {
        atMost: true,
      }),
      row('slots stranded, counters off', wrong.stranded + Math.abs(wrong.counterOff), '', 0, {
        atMost: true,
      }),
    ];
  } finally {
    await database.drop();
  }
}
