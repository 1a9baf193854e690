/** One label: what a worker said of a task. */
export type LabelRow = { readonly task: string; readonly worker: string; readonly label: string };

/**
 * What aggregation starts from: labels as indices, ordered by task and within a task by worker, so that whatever the order of the rows the same
 * numbers are added in the same order. Row r says: worker `worker[r]` gave task `task[r]` the label `label[r]`.
 */
export type OrderedLabels = {
  /** Ascending, each with at least one row. */
  readonly taskNames: readonly string[];
  /** Ascending, each with at least one row. */
  readonly workerNames: readonly string[];
  /** The whole scale, two labels or more, in its order where it has one; some may never have been given. */
  readonly labelNames: readonly string[];
  readonly task: Int32Array;
  readonly worker: Int32Array;
  readonly label: Int32Array;
  /** The rows of task t are those from `taskStart[t]` up to, not including, `taskStart[t + 1]`. */
  readonly taskStart: Int32Array;
};

/**
 * The same in any order of rows. A worker who says nothing of a task has no row: missing labels are absent, never a label
 * of their own. The units, coders and labels of a `LabelTable` fit.
 */
export type IndexedLabels = Pick<OrderedLabels, 'taskNames' | 'workerNames' | 'labelNames'> & {
  readonly task: ArrayLike<number>;
  readonly worker: ArrayLike<number>;
  readonly label: ArrayLike<number>;
};

/**
 * @param labelNames the whole scale; without it, the labels that occur, ascending
 * @throws RangeError without rows, with fewer than two labels, for a label off the scale, or when a worker labelled a
 * task twice
 */
export function orderedLabels(rows: readonly LabelRow[], labelNames?: readonly string[]): OrderedLabels {
  const taskNames = ascending(rows.map(({ task }) => task));
  const workerNames = ascending(rows.map(({ worker }) => worker));
  const scale = labelNames ?? ascending(rows.map(({ label }) => label));
  const [tasks, workers, labels] = [taskNames, workerNames, scale].map(placesOf);
  return orderedLabelsOf({
    taskNames,
    workerNames,
    labelNames: scale,
    task: rows.map(({ task }) => tasks?.get(task) as number),
    worker: rows.map(({ worker }) => workers?.get(worker) as number),
    label: rows.map(({ label }) => {
      const place = labels?.get(label);
      if (place === undefined)
        throw new RangeError(`The label “${label}” is not on the scale (${scale.join(', ')}).`);
      return place;
    }),
  });
}

/** The same from indices; for more labels than can be held as objects. */
export function orderedLabelsOf(labels: IndexedLabels): OrderedLabels {
  const { taskNames, workerNames, labelNames } = labels;
  check(labels);
  const byWorker = countingOrder(labels.worker, workerNames.length, null).order;
  const { order, start } = countingOrder(labels.task, taskNames.length, byWorker);
  const pick = (from: ArrayLike<number>): Int32Array => order.map((row) => from[row] as number);
  const table = {
    taskNames,
    workerNames,
    labelNames,
    task: pick(labels.task),
    worker: pick(labels.worker),
    label: pick(labels.label),
    taskStart: start,
  };
  refuseRepeats(table);
  return table;
}

/** The rows of each worker, by the index of the worker: those at `order[start[w]]` up to `order[start[w + 1]]`. */
export function rowsByWorker(table: OrderedLabels): { order: Int32Array; start: Int32Array } {
  return countingOrder(table.worker, table.workerNames.length, null);
}

function check({ taskNames, workerNames, labelNames, task, worker, label }: IndexedLabels): void {
  if (task.length === 0) throw new RangeError('There are no labels to aggregate.');
  if (worker.length !== task.length || label.length !== task.length)
    throw new RangeError('There must be as many tasks as workers and labels: one of each a row.');
  if (labelNames.length < 2)
    throw new RangeError(
      'A scale has two labels or more: name those that could have been given, not only those that were.',
    );
  if (new Set(labelNames).size !== labelNames.length) throw new RangeError('A scale names each label once.');
  for (const [what, indices, names] of [
    ['task', task, taskNames],
    ['worker', worker, workerNames],
    ['label', label, labelNames],
  ] as const) {
    const isSeen = new Uint8Array(names.length);
    for (let row = 0; row < indices.length; row += 1) {
      const index = indices[row] as number;
      if (!(Number.isInteger(index) && index >= 0 && index < names.length))
        throw new RangeError(`Row ${row} names ${what} ${index} of ${names.length}.`);
      isSeen[index] = 1;
    }
    const absent = what === 'label' ? -1 : isSeen.indexOf(0);
    if (absent >= 0)
      throw new RangeError(`The ${what} “${names[absent]}” has no labels: leave it out of the table.`);
  }
}

function refuseRepeats({ task, worker, taskNames, workerNames }: OrderedLabels): void {
  for (let row = 1; row < task.length; row += 1) {
    if (task[row] === task[row - 1] && worker[row] === worker[row - 1])
      throw new RangeError(
        `“${workerNames[worker[row] as number]}” labelled “${taskNames[task[row] as number]}” more than once: keep the current label only.`,
      );
  }
}

/** Rows in ascending order of their key, those of one key as they came in `from`. */
function countingOrder(
  keys: ArrayLike<number>,
  keyCount: number,
  from: Int32Array | null,
): { order: Int32Array; start: Int32Array } {
  const start = new Int32Array(keyCount + 1);
  for (let row = 0; row < keys.length; row += 1) (start[(keys[row] as number) + 1] as number) += 1;
  for (let key = 0; key < keyCount; key += 1) (start[key + 1] as number) += start[key] as number;
  const next = start.slice();
  const order = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1) {
    const row = from ? (from[place] as number) : place;
    const key = keys[row] as number;
    order[next[key] as number] = row;
    (next[key] as number) += 1;
  }
  return { order, start };
}

function ascending(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function placesOf(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}
