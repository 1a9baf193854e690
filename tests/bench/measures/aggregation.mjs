import { join } from 'node:path';
import { crowdKitPython } from '../crowd-kit.mjs';
import { row } from '../table.mjs';

const ITERATIONS = 10;

/** Dawid–Skene over a million labels of 200,000 tasks by 2,000 people into five classes, beside Crowd-Kit's. */
export default async function measureAggregation({ folder, step, repeated, scale }) {
  const tasks = Math.round(200_000 * scale);
  const data = { path: join(folder, 'labels'), tasks, labelsPerTask: 5, people: 2_000, classes: 5 };
  await step('make-labels.mjs', data);
  const { python, reason } = await crowdKitPython();
  const { ours, theirs } = await repeated({
    ours: () => step('dawid-skene.mjs', { ...data, iterations: ITERATIONS }),
    theirs: () =>
      python
        ? step('crowd-kit.mjs', { ...data, iterations: ITERATIONS, python })
        : { seconds: Number.NaN, cpuSeconds: Number.NaN },
  });
  const labels = (5 * tasks).toLocaleString('en');
  const atMost = true;
  const note = reason ? `Crowd-Kit could not be run: ${reason}` : '';
  const untilConverged = `the same until it converges, ${ours.convergedAfter} iterations`;
  const cpuRatio = theirs.cpuSeconds / ours.cpuSeconds;
  const millionths = (theirs.farthest ?? Number.NaN) * 1e6;
  return [
    row(`Dawid–Skene of ${labels} labels, ${ITERATIONS} iterations`, ours.seconds, 's', 10 * scale, {
      atMost,
    }),
    row(untilConverged, ours.convergedSeconds, 's', 10 * scale, { atMost }),
    row(`Crowd-Kit, ${ITERATIONS} iterations`, theirs.seconds, 's', null, { note }),
    row('Crowd-Kit ÷ Ethogram', theirs.seconds / ours.seconds, '×', 5, { note }),
    row('the same in processor time, whoever else is busy', cpuRatio, '×', null, { note }),
    row('largest difference of their posteriors', millionths, 'millionths', 1, { atMost, note }),
    row('peak memory of Dawid–Skene', ours.peakRssMb, 'MiB'),
  ];
}
