import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { MoralTrainingRow, TrainingRow } from '@ethogram/core';

/** The shapes a training set is handed out in; all are made of the same canonical rows. */
export const TRAINING_VIEWS = ['trl', 'openai', 'llama-factory', 'axolotl'] as const;
export type TrainingView = (typeof TRAINING_VIEWS)[number];
export type TrainingSplit = 'train' | 'validation';

/** Single files by split, and folders as one zip. */
export const VIEW_ENDINGS = {
  '.jsonl': { view: 'trl', split: 'train' },
  '.validation.jsonl': { view: 'trl', split: 'validation' },
  '.openai.jsonl': { view: 'openai', split: 'train' },
  '.openai.validation.jsonl': { view: 'openai', split: 'validation' },
  '.llama-factory.zip': { view: 'llama-factory', split: null },
  '.axolotl.zip': { view: 'axolotl', split: null },
} as const satisfies Record<string, { view: TrainingView; split: TrainingSplit | null }>;
export type ViewEnding = keyof typeof VIEW_ENDINGS;

export interface ViewedSet {
  readonly baseModel: string;
  readonly hasValidation: boolean;
  /** Canonical lines. */
  lines(split: TrainingSplit): Readable;
}

/** Every view but zips, line by line as the lines come. */
export function viewFile(view: 'trl' | 'openai', split: TrainingSplit, set: ViewedSet): Readable {
  const lines = set.lines(split);
  return view === 'trl' ? lines : Readable.from(asMessages(lines), { objectMode: false });
}

/** A folder that LLaMA-Factory or Axolotl reads as it is. */
export function viewArchive(view: 'llama-factory' | 'axolotl', set: ViewedSet): Readable {
  const splits: TrainingSplit[] = set.hasValidation ? ['train', 'validation'] : ['train'];
  const archive = new ZipFile();
  const settings =
    view === 'llama-factory'
      ? { name: 'dataset_info.json', text: datasetInfo(splits) }
      : { name: 'axolotl.yaml', text: axolotlSettings(set.baseModel, splits) };
  archive.addBuffer(Buffer.from(settings.text), settings.name, { mtime: new Date(0) });
  for (const split of splits)
    archive.addReadStreamLazy(`${split}.jsonl`, { mtime: new Date(0) }, (take) =>
      take(null, viewFile('openai', split, set)),
    );
  archive.end();
  const output = archive.outputStream as Readable;
  archive.on('error', (error: Error) => output.destroy(error));
  return output;
}

/** One conversation a line, as OpenAI's fine-tuning takes it: prompt and answer together. */
export function messagesLine(line: string): string {
  const { prompt, completion } = JSON.parse(line) as TrainingRow | MoralTrainingRow;
  return JSON.stringify({ messages: [...prompt, ...completion] });
}

async function* asMessages(lines: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of lines) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const whole = rest.split('\n');
    rest = whole.pop() ?? '';
    if (whole.length > 0) yield Buffer.from(`${whole.map(messagesLine).join('\n')}\n`);
  }
}

function datasetInfo(splits: readonly TrainingSplit[]): string {
  const entries = splits.map((split) => [
    split === 'train' ? 'ethogram' : 'ethogram_validation',
    {
      file_name: `${split}.jsonl`,
      formatting: 'sharegpt',
      columns: { messages: 'messages' },
      tags: { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant' },
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function axolotlSettings(baseModel: string, splits: readonly TrainingSplit[]): string {
  const source = (split: TrainingSplit): string => `  - path: ${split}.jsonl
    ds_type: json
    type: chat_template
    field_messages: messages
    message_property_mappings:
      role: role
      content: content
    roles_to_train: ["assistant"]
    train_on_eos: turn
`;
  const validation = splits.includes('validation')
    ? `test_datasets:\n${source('validation')}    split: train\n`
    : '';
  // A JSON string is a YAML string, whatever is in it.
  return `base_model: ${JSON.stringify(baseModel)}
chat_template: tokenizer_default
train_on_inputs: false
datasets:
${source('train')}${validation}`;
}
