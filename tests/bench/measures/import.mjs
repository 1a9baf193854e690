import { join } from 'node:path';
import { statSync } from 'node:fs';
import { row } from '../table.mjs';

/** A million posts out of a dump with a window of 2 GiB, against bare decoding, parsing and copying. */
export default async function measureImport({ folder, databases, step, repeated, scale }) {
  const rows = Math.round(1_000_000 * scale);
  const path = join(folder, 'posts.zst');
  const made = await step('make-dump.mjs', { path, rows });
  process.stderr.write(`  ${made.bytes} bytes in ${rows} rows, ${statSync(path).size} packed\n`);
  const on = async (script, input) => {
    const database = await databases.create();
    await databases.settle();
    try {
      return await step(script, { ...input, url: database.url });
    } finally {
      await database.drop();
    }
  };
  const { raw, imported } = await repeated({
    raw: () => on('raw.mjs', { path, parse: true }),
    imported: () => on('import.mjs', { path, rows }),
  });
  const memory = await memoryByRows({ folder, step, on, rows });
  return [
    row('bare decode, JSON.parse and COPY', raw.rowsPerSecond, 'posts/s'),
    row('import', imported.rowsPerSecond, 'posts/s'),
    row('import ÷ bare', imported.rowsPerSecond / raw.rowsPerSecond, '', 0.35),
    row('the same in processor time of Node, whoever else is busy', raw.cpuSeconds / imported.cpuSeconds, ''),
    row('peak memory of the import', imported.peakRssMb / 1024, 'GiB', 2.5, { atMost: true }),
    ...memory,
  ];
}

/** With a window of 2 MiB, so that the window does not hide what the rows cost. */
async function memoryByRows({ folder, step, on, rows }) {
  const few = Math.round(rows / 5);
  const peaks = [];
  for (const count of [few, rows]) {
    const path = join(folder, `posts-${count}.zst`);
    await step('make-dump.mjs', { path, rows: count, windowLog: 21 });
    peaks.push((await on('import.mjs', { path, rows: count })).peakRssMb);
  }
  const [small = 0, large = 0] = peaks;
  return [
    row(`peak memory without the window, ${few.toLocaleString('en')} posts`, small, 'MiB'),
    row(`peak memory without the window, ${rows.toLocaleString('en')} posts`, large, 'MiB'),
    row('five times the rows ÷ one fifth, memory', large / small, '', 1.25, { atMost: true }),
  ];
}
