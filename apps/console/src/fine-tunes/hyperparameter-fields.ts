/** What can be set about a training on screen; everything else keeps its default. */
export const FIELDS = [
  { path: 'optimizer.learningRate', label: 'Learning rate', help: 'Above 0, for example 0.0001.' },
  { path: 'optimizer.epochs', label: 'Epochs', help: 'More learn the trained wordings by heart.' },
  { path: 'optimizer.batchSize', label: 'Batch size', help: 'Rows a step.' },
  { path: 'optimizer.warmupSteps', label: 'Warm-up steps', help: 'Until the learning rate is reached.' },
  {
    path: 'lora.r',
    label: 'LoRA rank',
    help: 'One that vLLM serves: 1, 8, 16, 32, 64, 128, 256, 320 or 512.',
  },
  { path: 'lora.alpha', label: 'LoRA alpha', help: 'Usually twice the rank.' },
  { path: 'lora.dropout', label: 'LoRA dropout', help: 'From 0 to 0.9.' },
  { path: 'maxLength', label: 'Longest row', help: 'In tokens; a longer row stops the training.' },
  { path: 'checkpointEverySteps', label: 'Checkpoint every', help: 'Steps a killed training may lose.' },
  {
    path: 'validation.everySteps',
    label: 'Validate every',
    help: 'Steps between two looks at validation rows.',
  },
  {
    path: 'validation.share',
    label: 'Validation share',
    help: 'From 0 to 0.5 of the rows, kept from training.',
  },
  { path: 'earlyStop.patience', label: 'Stop early after', help: 'Validations without gain; empty: never.' },
] as const;

export type FieldPath = (typeof FIELDS)[number]['path'];
export type FieldTexts = Readonly<Record<FieldPath, string>>;

const EARLY_STOP: FieldPath = 'earlyStop.patience';

/** The fields as they stand before anybody typed. */
export function fieldTexts(defaults: unknown): FieldTexts {
  const texts = FIELDS.map(({ path }) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], defaults);
    return [path, typeof value === 'number' ? String(value) : ''];
  });
  return Object.fromEntries(texts) as FieldTexts;
}

/** What is wrong with a field, or null. The server knows the ranges. */
export function fieldProblem(path: FieldPath, text: string): string | null {
  if (text.trim() === '') return path === EARLY_STOP ? null : 'Give a number.';
  return Number.isFinite(Number(text)) ? null : 'This is not a number.';
}

/** Only what was changed, in the groups the server expects; undefined where nothing was. */
export function overridesOf(texts: FieldTexts, defaults: unknown): object | undefined {
  const before = fieldTexts(defaults);
  const changed = FIELDS.filter(({ path }) => texts[path].trim() !== before[path]);
  if (changed.length === 0) return undefined;
  const overrides: Record<string, unknown> = {};
  for (const { path } of changed) {
    const [group, key] = path.split('.') as [string, string | undefined];
    const text = texts[path].trim();
    if (path === EARLY_STOP) overrides[group] = text === '' ? null : { patience: Number(text), minDelta: 0 };
    else if (key === undefined) overrides[group] = Number(text);
    else overrides[group] = { ...(overrides[group] as object | undefined), [key]: Number(text) };
  }
  return overrides;
}
