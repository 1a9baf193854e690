// Writes a release as files, as the job does, with the most memory the process had.
import { FileExportService } from '@ethogram/datasets';
import { openApplication } from '../application.mjs';

const { url, releaseId, format } = JSON.parse(process.argv[2]);
const application = await openApplication(url);
const exports = application.get(FileExportService);
const { id } = await exports.start(null, releaseId, format);
let most = 0;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
const used = process.cpuUsage();
const begin = performance.now();
await exports.run(
  { exportId: id },
  { signal: new AbortController().signal, attempt: 0, isLastAttempt: true },
);
const seconds = (performance.now() - begin) / 1_000;
const { user, system } = process.cpuUsage(used);
clearInterval(watch);
const { state, error, files } = await exports.get(id);
await application.close();
if (state !== 'SUCCEEDED') throw new Error(`The export ended as ${state}: ${error}`);
const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
process.stdout.write(
  `${JSON.stringify({ seconds, processor: (user + system) / 1e6, megabytes: most / 2 ** 20, written: bytes / 2 ** 20 })}\n`,
);
