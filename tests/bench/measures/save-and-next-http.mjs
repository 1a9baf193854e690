import { row } from '../table.mjs';

/**
 * 100 annotators on 100,000 tasks of three slots against a real api process over HTTP, asking for what the workspace asks
 * for, against the same SQL of saving and claiming issued bare through pg.
 */
export default async function measureSaveAndNextHttp({ databases, step, repeated, scale }) {
  const tasks = Math.round(100_000 * scale);
  const seconds = scale < 1 ? 5 : 15;
  const database = await databases.create();
  try {
    const made = { url: database.url, tasks, people: 100, isReadable: true };
    const { studyId, people, tokens } = await step('make-study.mjs', made);
    const shared = { url: database.url, studyId, people, tokens, seconds };
    let round = 0;
    const run = (script, options) => () => step(script, { ...shared, ...options, round: (round += 1) });
    const http = (options) => run('save-and-next-http.mjs', options);
    const measured = await repeated({
      bare: run('save-and-next.mjs', { mode: 'bare' }),
      http: http({}),
      paced: http({ perSecond: 50 }),
    });
    const { bare, http: full, paced } = measured;
    const troubled = await http({ trouble: true })();
    const wrong = await step('check-study.mjs', { url: database.url, studyId });
    const harm = `${troubled.saved} saved, ${troubled.vanished} people killed, ${troubled.sentTwice} sent twice`;
    return [
      row('save and next over HTTP, bare SQL', bare.savedPerSecond, '/s'),
      row('save and next over HTTP, 100 annotators', full.savedPerSecond, '/s', null, {
        note: `p95 ${full.p95.toFixed(0)} ms`,
      }),
      row('save and next over HTTP ÷ bare', full.savedPerSecond / bare.savedPerSecond, '', 0.25),
      row('save and next over HTTP at 50/s, 95th percentile', paced.p95, 'ms', 100, {
        atMost: true,
        note: `half within ${paced.p50.toFixed(0)} ms`,
      }),
      row('over HTTP: tasks over-assigned', wrong.overAssigned, '', 0, { atMost: true, note: harm }),
      row(
        'over HTTP: judgments duplicated or half',
        wrong.duplicated + wrong.doneWithout + wrong.withoutDone,
        '',
        0,
        {
          atMost: true,
        },
      ),
      row('over HTTP: slots stranded, counters off', wrong.stranded + Math.abs(wrong.counterOff), '', 0, {
        atMost: true,
      }),
    ];
  } finally {
    await database.drop();
  }
}
