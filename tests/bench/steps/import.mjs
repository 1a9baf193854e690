// Imports a dump through the platform: {path, url, rows, filter}. The time ends when the last batch is committed; what
// follows, the reading of the posts, is measured elsewhere.
import { ImportService } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { openApplication } from '../application.mjs';

const { path, url, rows, filter = null, end = false } = JSON.parse(process.argv[2]);
const app = await openApplication(url);
const { id: sourceId } = await app.get(SourceService).findOrCreate({ name: 'Bench', basis: 'Synthetic.' });
const controller = new AbortController();
const READ = new Error('All rows are read.');
let seconds = 0;
let counts = null;
const started = process.hrtime.bigint();
const cpuBefore = process.cpuUsage();
try {
  await app
    .get(ImportService)
    .importNow({ sourceId, files: [{ path, name: 'dump.zst' }], filter }, controller.signal, (tally) => {
      const skipped = Object.values(tally.skipped).reduce((sum, count) => sum + count, 0);
      counts = tally;
      if (tally.posts.read + tally.comments.read + skipped < rows) return;
      seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (!end) controller.abort(READ);
    });
} catch (error) {
  if (error !== READ) throw error;
}
const cpu = process.cpuUsage(cpuBefore);
const peakRssMb = process.resourceUsage().maxRSS / 1024;
if (counts === null || seconds === 0) throw new Error(`Not all rows were read: ${JSON.stringify(counts)}`);
await app.close();
const { posts, comments } = counts;
process.stdout.write(
  `${JSON.stringify({ seconds, rowsPerSecond: rows / seconds, peakRssMb, stored: posts.stored + comments.stored, cpuSeconds: (cpu.user + cpu.system) / 1e6 })}\n`,
);
