// Freezes the study into a release, splits and leak check included; with the most memory the process had, and the time of
// the processor, which a busy machine does not change as much.
import { ReleaseService } from '@ethogram/datasets';
import { openApplication } from '../application.mjs';

const { url, studyId, seed } = JSON.parse(process.argv[2]);
const application = await openApplication(url);
let most = 0;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
const used = process.cpuUsage();
const begin = performance.now();
const release = await application.get(ReleaseService).create(null, {
  studyId,
  minimumJudgments: 1,
  seed,
  ratios: { train: 0.8, validation: 0.1, test: 0.1 },
});
const seconds = (performance.now() - begin) / 1_000;
const { user, system } = process.cpuUsage(used);
const processor = (user + system) / 1e6;
clearInterval(watch);
await application.close();
process.stdout.write(
  `${JSON.stringify({ seconds, processor, megabytes: most / 2 ** 20, id: release.id, rows: release.rowCount })}\n`,
);
