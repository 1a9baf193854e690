// Dawid–Skene of the labels of make-labels.mjs, ordering them included; its posteriors go to PATH.posterior:
// {path, tasks, people, classes, iterations}.
import { readFileSync, writeFileSync } from 'node:fs';
import { dawidSkene, orderedLabelsOf } from '@ethogram/core';

const { path, tasks, people, classes, iterations } = JSON.parse(process.argv[2]);
const column = (name) => new Int32Array(new Uint8Array(readFileSync(`${path}.${name}`)).buffer);
const names = (count) => Array.from({ length: count }, (_, index) => `${index}`);
const labels = {
  taskNames: names(tasks),
  workerNames: names(people),
  labelNames: names(classes),
  task: column('task'),
  worker: column('worker'),
  label: column('label'),
};
const [seconds, { posterior }, cpuSeconds] = timed({ maxIterations: iterations, tolerance: -1 });
writeFileSync(`${path}.posterior`, posterior);
const [convergedSeconds, { iterations: convergedAfter }] = timed({});
const peakRssMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({ seconds, cpuSeconds, convergedSeconds, convergedAfter, peakRssMb })}\n`,
);

function timed(options) {
  const started = process.hrtime.bigint();
  const usedBefore = process.cpuUsage();
  const result = dawidSkene(orderedLabelsOf(labels), options);
  const { user, system } = process.cpuUsage(usedBefore);
  return [Number(process.hrtime.bigint() - started) / 1e9, result, (user + system) / 1e6];
}
