import type { ReleaseKind } from '../release/release-content.js';
import { type ExportedFile, type ExportFormat, isFlat } from './export-format.js';
import type { ReleaseFacts } from './release-facts.js';
import { tablesOf } from './tables.js';

const KIND_WORDS: Readonly<Record<ReleaseKind, string>> = {
  MORAL_JUDGMENT:
    'Moral judgments of situations: who is in the wrong, how acceptable it is, and which values are at stake.',
  SURVEY: 'Ratings of survey items about human values.',
  FORM: 'Answers to a form.',
};

/** The card of the dataset: what the Hugging Face Hub shows, and by which `load_dataset` finds the files. */
export function cardOf(facts: ReleaseFacts, format: ExportFormat, files: readonly ExportedFile[]): string {
  const { manifest, annotators, release } = facts;
  const { counts } = manifest;
  return `${frontMatter(facts, files)}
# ${manifest.name}

${KIND_WORDS[release.kind]} Version ${manifest.version}, ${counts.rows} rows, ${counts.judgments} judgments by ${annotators} people.
${manifest.simulated ? '\n> **Simulated.** Made-up annotators took part: this is no evidence about people.\n' : ''}
| Part | Rows | Groups |
|---|---:|---:|
${counts.splits.map(({ split, rows, groups }) => `| ${split} | ${rows} | ${groups} |`).join('\n')}

Rows of one author, one thread or one cluster of near-copies (or one item family) are in one part. ${guardWords(facts)}

## How it was made

- Aggregation: ${manifest.aggregation}. Every judgment, the distribution and the aggregate are released together.
- Asked for: \`${JSON.stringify(manifest.query)}\`, seed ${manifest.seed}.
- Left out: ${leftOutWords(facts)}.
- Annotators: ${manifest.annotators}

## Files

${files.length > 0 ? files.map(({ path, rows }) => `- \`${path}\`: ${rows} rows`).join('\n') : 'Written when it is exported.'}

${isFlat(format) ? tableWords(release.kind) : 'One JSON object a line: the row with its judgments, distribution and aggregate.'}

## Use

${useWords(facts)}

Rows whose posts are deleted at their source are withdrawn from later exports; \`manifest.json\` lists them under
\`revoked\`${facts.withdrawnRows > 0 ? ` (${facts.withdrawnRows} so far)` : ''}. Do not use them from earlier copies.

Content hash: \`${manifest.contentHash}\`. Made by Ethogram ${manifest.codeVersion}.
`;
}

function frontMatter({ manifest, release }: ReleaseFacts, files: readonly ExportedFile[]): string {
  const tables = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  const configs = [...tables].flatMap((table) => [
    `- config_name: ${table}`,
    ...(table === 'rows' || table === 'data' ? ['  default: true'] : []),
    '  data_files:',
    ...manifest.counts.splits
      .filter(({ split }) => files.some(({ path }) => path.startsWith(`${table}/${split}-`)))
      .flatMap(({ split }) => [`  - split: ${split}`, `    path: ${table}/${split}-*`]),
  ]);
  return [
    '---',
    `pretty_name: ${JSON.stringify(manifest.name)}`,
    'license: other',
    'task_categories:',
    '- text-classification',
    `size_categories:`,
    `- ${sizeCategory(manifest.counts.rows)}`,
    'tags:',
    `- ${release.kind === 'SURVEY' ? 'human-values' : 'moral-judgment'}`,
    '- disagreement',
    ...(configs.length > 0 ? ['configs:', ...configs] : []),
    '---',
    '',
  ].join('\n');
}

/** In the words of the Hub. */
function sizeCategory(rows: number): string {
  const steps: [number, string][] = [
    [1_000, 'n<1K'],
    [10_000, '1K<n<10K'],
    [100_000, '10K<n<100K'],
    [1_000_000, '100K<n<1M'],
  ];
  return steps.find(([most]) => rows < most)?.[1] ?? '1M<n<10M';
}

function guardWords({ manifest }: ReleaseFacts): string {
  const guards = manifest.guardedBy ?? [];
  if (guards.length === 0) return 'Each was checked for leaks between the parts.';
  const names = guards.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `Each was checked for leaks between the parts, and against the test parts of ${names}.`;
}

function leftOutWords({ manifest }: ReleaseFacts): string {
  const {
    belowMinimum,
    notPermitted,
    withdrawn,
    filtered = 0,
    wouldLeak = 0,
    undated = 0,
  } = manifest.leftOut;
  const parts = [
    [belowMinimum, 'with too few judgments'],
    [notPermitted, 'whose source does not permit it'],
    [withdrawn, 'deleted at their source'],
    [filtered, 'by the filters'],
    [wouldLeak, 'that would have leaked'],
    [undated, 'without a date'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`);
  return words.length > 0 ? words.join(', ') : 'nothing';
}

function tableWords(kind: ReleaseKind): string {
  return tablesOf(kind)
    .map(({ name, describes, columns }) => {
      const lines = columns.map((column) => `| \`${column.name}\` | ${column.type} | ${column.describes} |`);
      return `### ${name}\n\n${describes}.\n\n| Column | Type | |\n|---|---|---|\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

function useWords({ manifest, sources }: ReleaseFacts): string {
  const { mayTrain, mayPublishText, rowsWithoutText } = manifest.permissions;
  return [
    mayTrain
      ? 'Its sources permit training models on it.'
      : 'Its sources do **not** permit training models on it.',
    mayPublishText
      ? 'Its texts may be published.'
      : `${rowsWithoutText} of its texts may not be published and are left out; labels and places in the text are there.`,
    ...sources.map(({ name, basis }) => `Source ${name}: ${basis}.`),
    'Situations are one narrator’s side, mostly in English, and annotators are not a sample of any population: report who they were.',
  ].join(' ');
}
