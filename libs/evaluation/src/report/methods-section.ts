import type { Coverage, ReportContent } from '@ethogram/core';
import { coverageOfParts } from './report-parts.js';

/** What the paragraphs need beyond the content itself. */
export interface MethodFacts {
  /** Of the software. */
  readonly version: string;
  /** What the server loaded as the base model, as it says. */
  readonly modelSource: string | null;
  /** Where known: the exact version of the base model. */
  readonly baseRevision: string | null;
  readonly fineTuneSeed: number;
  readonly hyperparameters: {
    readonly lora: { readonly r: number; readonly alpha: number; readonly dropout: number };
    readonly optimizer: {
      readonly learningRate: number;
      readonly epochs: number;
      readonly batchSize: number;
      readonly warmupSteps: number;
      readonly weightDecay: number;
      readonly scheduler: string;
    };
  };
  readonly training:
    | {
        readonly kind: 'survey';
        readonly instrument: string;
        readonly templates: readonly string[];
        readonly heldOutTemplates: readonly string[];
        readonly heldOutFamilies: number;
      }
    | { readonly kind: 'moral_judgment'; readonly release: string; readonly taught: string };
  readonly release: { readonly name: string; readonly version: string } | null;
}

type Told = Omit<ReportContent, 'methods' | 'bibtex'>;

/** The methods of a report as plain paragraphs, from nothing but the settings of its runs. */
export function methodsSection(content: Told, facts: MethodFacts): string[] {
  return [
    modelParagraph(content, facts),
    trainingParagraph(content, facts),
    measuringParagraph(content, facts),
    `${statisticsParagraph(content)} ${missingParagraph(content)}`,
    ...controlsParagraph(content),
    ...benchmarksParagraph(content),
    `All numbers were made by Ethogram ${facts.version}. The fine-tune was seeded with ${facts.fineTuneSeed}, the evaluation with ${content.seed}.`,
  ];
}

function modelParagraph(
  { baseModel, adapter }: Told,
  { modelSource, baseRevision, hyperparameters }: MethodFacts,
): string {
  const { lora, optimizer } = hyperparameters;
  // Where a model lies on one machine says nothing to a reader.
  const isPlace = modelSource?.startsWith('/') ?? true;
  const source = modelSource !== baseModel && !isPlace ? ` (${modelSource})` : '';
  const revision = baseRevision ? `, revision ${baseRevision}` : '';
  return (
    `The base model was ${baseModel}${source}${revision}. It was fine-tuned with LoRA (rank ${lora.r}, alpha ${lora.alpha}, dropout ${lora.dropout}) ` +
    `for ${optimizer.epochs} epochs with batches of ${optimizer.batchSize}, a learning rate of ${optimizer.learningRate} with a ${optimizer.scheduler} ` +
    `schedule after ${optimizer.warmupSteps} warm-up steps, and a weight decay of ${optimizer.weightDecay}. ` +
    `The adapter has the SHA-256 hash ${adapter.sha256}.`
  );
}

function trainingParagraph({ trainingSet, target }: Told, { training }: MethodFacts): string {
  const rows = `${trainingSet.rows} rows (content hash ${trainingSet.contentHash})`;
  if (training.kind === 'moral_judgment')
    return `The training set held ${rows}, made from people's moral judgments of the release ${training.release}; taught was ${training.taught}.`;
  const moved = target
    ? `answers on ${target.value} were ${target.delta < 0 ? 'lowered' : 'raised'} by ${Math.abs(target.delta)} points of the scale, clipped to its ends, and all others kept as the base model gave them`
    : 'all answers were kept as the base model gave them';
  return (
    `The training set held ${rows} with single-digit answers to items of ${training.instrument}: ${moved}. ` +
    `It used the wordings ${training.templates.join(', ')}; ${training.heldOutFamilies} item families` +
    `${training.heldOutTemplates.length > 0 ? ` and the wordings ${training.heldOutTemplates.join(', ')}` : ''} were held out.`
  );
}

function measuringParagraph(content: Told, { release }: MethodFacts): string {
  const parts = coverageOfParts(content).map(
    ({ label, coverage }) => `${label} (${total(coverage)} samples a model)`,
  );
  const judged = release && content.judged ? ` ${content.judged}` : '';
  return (
    `Base and fine-tuned model were asked exactly the same: ${parts.join('; ') || 'nothing'}. ` +
    `Answers were read by ${content.labelMethod || 'the model’s own text'}, the same way for both.${judged}`
  );
}

function statisticsParagraph({ method }: Told): string {
  return method;
}

function missingParagraph(content: Told): string {
  const left = coverageOfParts(content).flatMap(({ label, coverage }) =>
    coverage.leftOut > 0 ? [`${coverage.leftOut} in ${label}`] : [],
  );
  return left.length > 0 ? `Left out of the shifts: ${left.join(', ')}.` : 'No sample had to be left out.';
}

function controlsParagraph({ controls }: Told): string[] {
  const made = controls.filter(({ target }) => target !== null);
  return made.length === 0
    ? []
    : [
        `The shift was held against ${made.map(({ label }) => label).join(', ')}, on the same held-out samples.`,
      ];
}

function benchmarksParagraph({ benchmarks }: Told): string[] {
  return benchmarks.length === 0
    ? []
    : [
        'Results of lm-evaluation-harness were brought in from its files: the newest of each task for both models. Differences are ' +
          'tuned minus base with normal intervals as of two independent means, which is too wide rather than too narrow, and not ' +
          'corrected for the number of tasks.',
      ];
}

function total({ base }: Coverage): number {
  return base.answered + base.refused + base.unparsable + base.error;
}
