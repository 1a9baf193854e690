// Writes synthetic labels as columns of 32-bit numbers, PATH.task, .worker and .label: {path, tasks, labelsPerTask, people,
// classes}. Everybody has an accuracy of their own and a class they fall for; rows come in the order of people.
import { writeFileSync } from 'node:fs';
import { SeededRandom } from '@ethogram/core';

const { path, tasks, labelsPerTask, people, classes } = JSON.parse(process.argv[2]);
const random = SeededRandom.from('bench-labels');
const truths = Uint8Array.from({ length: tasks }, () =>
  Math.min(random.integer(classes), random.integer(classes)),
);
const accuracies = Float64Array.from({ length: people }, () => 0.4 + 0.55 * random.next());
const given = Array.from({ length: people }, () => []);
for (let task = 0; task < tasks; task += 1) {
  const asked = new Set();
  while (asked.size < labelsPerTask) asked.add(random.integer(people));
  for (const worker of asked) given[worker].push(task);
}
const columns = { task: [], worker: [], label: [] };
given.forEach((seen, worker) => {
  for (const task of seen) {
    columns.task.push(task);
    columns.worker.push(worker);
    columns.label.push(labelOf(worker, truths[task]));
  }
});
for (const [name, values] of Object.entries(columns))
  writeFileSync(`${path}.${name}`, Int32Array.from(values));
process.stdout.write(`${JSON.stringify({ rows: columns.task.length })}\n`);

function labelOf(worker, truth) {
  if (random.next() < accuracies[worker]) return truth;
  return random.next() < 0.5 ? worker % classes : random.integer(classes);
}
