import { row } from '../table.mjs';

/** Lists of the console over a study of a million tasks with three million slots. */
export default async function measureLists({ databases, step, repeated, scale }) {
  const tasks = Math.round(1_000_000 * scale);
  const database = await databases.create();
  try {
    const made = { url: database.url, tasks, people: 100, judged: Math.round(tasks / 10) };
    const { studyId } = await step('make-study.mjs', made);
    const { lists } = await repeated({
      lists: () => step('lists.mjs', { url: database.url, studyId, tasks, times: 100 }),
    });
    const note = `${tasks.toLocaleString('en')} tasks`;
    return Object.entries(lists).map(([name, value]) =>
      row(`list: ${name}, 95th percentile`, value, 'ms', 150, { atMost: true, note }),
    );
  } finally {
    await database.drop();
  }
}
