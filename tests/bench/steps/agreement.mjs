// Krippendorff's α of synthetic labels: {units, labelsPerUnit, people, metrics}; and the raw limit, one pass over the arrays.
import { krippendorffAlpha, SeededRandom } from '@ethogram/core';

const VALUES = [-2, -1, 0, 1, 2];
const { units, labelsPerUnit, people, metrics } = JSON.parse(process.argv[2]);
const table = syntheticTable();
const results = Object.fromEntries(
  metrics.map((metric) => [metric, timed(() => krippendorffAlpha(table, metric).value)]),
);
// The best of a few: the raw limit is what the machine can do.
const passSeconds = Math.min(...Array.from({ length: 5 }, () => timed(singlePass)));
process.stdout.write(`${JSON.stringify({ ...results, passSeconds })}\n`);

/** Every unit has a truth that people see with an error of one step now and then; rows in the order they were given. */
function syntheticTable() {
  const random = SeededRandom.from('bench-agreement');
  const count = units * labelsPerUnit;
  const [unitOf, coders, labels] = [0, 1, 2].map(() => new Uint32Array(count));
  const truths = Uint8Array.from({ length: units }, () => random.integer(VALUES.length));
  for (let at = 0; at < count; at += 1) {
    // A step coprime to every count of units we use: units come in scattered order, each as often as wanted.
    unitOf[at] = (at * 7_919) % units;
    coders[at] = (at * 31 + Math.floor(at / units) * 397) % people;
    const error = random.next() < 0.3 ? random.integer(3) - 1 : 0;
    labels[at] = Math.min(VALUES.length - 1, Math.max(0, truths[unitOf[at]] + error));
  }
  const coderIds = Array.from({ length: people }, (_, index) => `person-${index}`);
  return { units: unitOf, coders, labels, unitCount: units, coderIds, values: VALUES };
}

/** Reads each label once and counts it. */
function singlePass() {
  const counts = new Uint32Array(VALUES.length);
  let checksum = 0;
  for (let at = 0; at < table.units.length; at += 1) {
    counts[table.labels[at]] += 1;
    checksum = (checksum + table.units[at] + table.coders[at]) | 0;
  }
  return counts[0] + checksum;
}

function timed(work) {
  const started = process.hrtime.bigint();
  const result = work();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (!Number.isFinite(result)) throw new Error('There is no α to time.');
  return seconds;
}
