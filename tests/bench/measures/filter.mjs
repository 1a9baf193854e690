import { join } from 'node:path';
import { row } from '../table.mjs';

/** A monthly dump of all of Reddit holds far less of one subreddit; this much still has its storing counted. */
const OTHERS = 199;

/** One subreddit out of a dump of many, against bare decoding and splitting into lines. */
export default async function measureFilter({ folder, databases, step, repeated, scale }) {
  const rows = Math.round(1_000_000 * scale);
  const path = join(folder, 'mixed.zst');
  await step('make-dump.mjs', { path, rows, others: OTHERS });
  const filter = { subreddits: ['amitheasshole'] };
  const { raw, filtered } = await repeated({
    raw: () => step('raw.mjs', { path }),
    filtered: async () => {
      const database = await databases.create();
      try {
        return await step('import.mjs', { path, rows, filter, url: database.url });
      } finally {
        await database.drop();
      }
    },
  });
  return [
    row('bare decode and line split', raw.rowsPerSecond, 'rows/s'),
    row(`import of one subreddit, one row in ${OTHERS + 1}`, filtered.rowsPerSecond, 'rows/s'),
    row('import of one subreddit ÷ bare', filtered.rowsPerSecond / raw.rowsPerSecond, '', 0.7),
    row('the same in processor time, whoever else is busy', raw.cpuSeconds / filtered.cpuSeconds, ''),
  ];
}
