/** One number of a results file of lm-evaluation-harness. */
export type LmEvalResult = {
  task: string;
  /** A group sums up tasks that are in the file as well. */
  isGroup: boolean;
  metric: string;
  /** How answers were extracted; "none" where they were not. */
  filter: string;
  value: number;
  /** Null where the tool could not tell ("N/A"). */
  stderr: number | null;
  /** Questions that were asked; of a group, those of its tasks where the file tells all of them. */
  n: number | null;
  /** Worked examples in the prompt. */
  shots: number | null;
  taskVersion: string | null;
  higherIsBetter: boolean | null;
};

export type LmEvalFile = {
  /** As the tool was told: a model id or path, or a served name. */
  model: string | null;
  /** Path or id of the adapter, where the model was loaded with one. */
  adapter: string | null;
  toolVersion: string | null;
  measuredAt: Date | null;
  /** How many questions of each task the run was cut to; then its numbers are no benchmark's. */
  limit: number | null;
  results: LmEvalResult[];
};

/** What is wrong with a file, in words for whoever brought it. */
export class LmEvalFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
    this.name = 'LmEvalFileError';
  }
}

type Table = Readonly<Record<string, unknown>>;
type Named = Readonly<Record<string, Table>>;

/** Beside metrics in the entry of a task. */
const NO_METRICS = new Set(['alias', 'name', 'sample_len', 'samples', 'sample_count']);

/**
 * Reads `results_….json` as lm-evaluation-harness 0.4 writes it: `results` of tasks and groups with keys "metric,filter"
 * and "metric_stderr,filter" (older ones without a filter), `groups`, `n-samples`, `n-shot`, `versions`, `higher_is_better`,
 * `config`. Metrics that are no finite number are left out; a file without any is refused.
 * @throws LmEvalFileError
 */
export function readLmEvalResults(text: string): LmEvalFile {
  const file = parse(text);
  const results = tableOf(file['results']);
  if (!results)
    throw new LmEvalFileError([
      'The file has no "results": it is no results file of lm-evaluation-harness (--output_path writes one).',
    ]);
  const groups = new Set([
    ...Object.keys(tableOf(file['groups']) ?? {}),
    ...Object.entries(tableOf(file['group_subtasks']) ?? {}).flatMap(([name, tasks]) =>
      Array.isArray(tasks) && tasks.length > 0 ? [name] : [],
    ),
  ]);
  const entries: Named = {
    ...(results as Named),
    ...Object.fromEntries(
      Object.entries(tableOf(file['groups']) ?? {}).filter(([name]) => !(name in results)),
    ),
  } as Named;
  const found = Object.entries(entries).flatMap(([task, entry]) =>
    resultsOf(file, task, groups.has(task), entry),
  );
  if (found.length === 0) throw new LmEvalFileError(['No task in the file has a number.']);
  const config = tableOf(file['config']) ?? {};
  const date = file['date'];
  return {
    ...modelOf(file, config),
    toolVersion: textOf(file['lm_eval_version']),
    measuredAt:
      typeof date === 'number' && date > 0 && date < 1e11 ? new Date(Math.round(date * 1000)) : null,
    limit: numberOf(config['limit']),
    results: found,
  };
}

/** Python writes NaN and Infinity, which JSON does not know; they are no numbers here either. */
function parse(text: string): Table {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    try {
      parsed = JSON.parse(text.replace(/([:[,]\s*)(?:NaN|-?Infinity)(?=\s*[,\]}])/g, '$1null'));
    } catch (error) {
      throw new LmEvalFileError([`The file is no JSON: ${(error as Error).message}.`]);
    }
  }
  const table = tableOf(parsed);
  if (!table) throw new LmEvalFileError(['The file holds no object.']);
  return table;
}

function resultsOf(file: Table, task: string, isGroup: boolean, entry: unknown): LmEvalResult[] {
  const numbers = tableOf(entry);
  if (!numbers) return [];
  const of = (part: string): unknown => tableOf(file[part])?.[task];
  const version = of('versions');
  return Object.entries(numbers).flatMap(([name, raw]) => {
    const [metric = '', filter = 'none'] = splitKey(name);
    const value = numberOf(raw);
    if (value === null || NO_METRICS.has(metric) || metric.endsWith('_stderr') || metric === '') return [];
    const suffix = name.includes(',') ? `,${filter}` : '';
    const better = tableOf(of('higher_is_better'))?.[metric];
    return [
      {
        ...{ task, isGroup, metric, filter, value },
        stderr: notNegative(numberOf(numbers[`${metric}_stderr${suffix}`])),
        n: sampleCount(file, task),
        shots: wholeOf(of('n-shot')),
        taskVersion: typeof version === 'number' ? String(version) : textOf(version),
        higherIsBetter: typeof better === 'boolean' ? better : null,
      },
    ];
  });
}

function splitKey(name: string): string[] {
  const comma = name.indexOf(',');
  return comma < 0 ? [name] : [name.slice(0, comma), name.slice(comma + 1)];
}

/** Of a group the sum of its tasks, however deep, when each is told. */
function sampleCount(file: Table, task: string, above: readonly string[] = []): number | null {
  const told = tableOf(tableOf(file['n-samples'])?.[task]);
  const own = wholeOf(told?.['effective']);
  if (own !== null) return own;
  const tasks = tableOf(file['group_subtasks'])?.[task];
  if (!Array.isArray(tasks) || tasks.length === 0 || above.includes(task)) return null;
  const counts = tasks.map((one) => sampleCount(file, String(one), [...above, task]));
  return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** `model_args` is a table, or "pretrained=…,peft=…". */
function modelOf(file: Table, config: Table): Pick<LmEvalFile, 'model' | 'adapter'> {
  const given = config['model_args'];
  const args: Table =
    tableOf(given) ??
    Object.fromEntries(
      (textOf(given) ?? '').split(',').map((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [part.trim(), null] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
    );
  const named = textOf(file['model_name']) ?? textOf(args['pretrained']) ?? textOf(args['model']);
  return { model: named, adapter: textOf(args['peft']) ?? textOf(args['lora_local_path']) };
}

function tableOf(candidate: unknown): Table | null {
  return typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate)
    ? (candidate as Table)
    : null;
}

function textOf(candidate: unknown): string | null {
  return typeof candidate === 'string' && candidate.trim() !== '' ? candidate.trim() : null;
}

function numberOf(candidate: unknown): number | null {
  return typeof candidate === 'number' && Number.isFinite(candidate) ? candidate : null;
}

function wholeOf(candidate: unknown): number | null {
  return Number.isInteger(candidate) && (candidate as number) >= 0 ? (candidate as number) : null;
}

function notNegative(value: number | null): number | null {
  return value !== null && value >= 0 ? value : null;
}
