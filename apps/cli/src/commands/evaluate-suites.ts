import {
  type Run,
  RunControlService,
  RunService,
  type RunSummary,
  type StartRun,
} from '@ethogram/evaluation';
import { ModelService } from '@ethogram/models';
import { ReleaseService } from '@ethogram/datasets';
import { SUITE_KEYS, type SuiteKey } from '@ethogram/suites';
import { InstrumentService } from '@ethogram/surveys';
import type { INestApplicationContext } from '@nestjs/common';
import { follow } from './follow.js';

export interface SuiteOptions {
  /** Comma-separated; own suites as own:NAME. */
  readonly suites?: string;
  readonly model?: string;
  readonly instrument: string;
  readonly families?: string;
  readonly release?: string;
  readonly games?: string;
  readonly episodes: number;
  readonly orders?: 'fixed' | 'balanced';
  readonly steer?: string;
  readonly repeat: number;
  readonly seed: number;
}

/** Puts several suites to one model, one after the other. A suite that is refused stops nothing that was started. */
export async function evaluateSuites(
  app: INestApplicationContext,
  signal: AbortSignal,
  options: SuiteOptions,
): Promise<Run[]> {
  const names = (options.suites ?? 'value-profile').split(',').map((name) => name.trim());
  const model = options.model ?? app.get(ModelService).baseModel();
  const wanted: StartRun[] = [];
  for (const name of names) wanted.push({ ...(await startOf(app, name, options)), model });
  const control = app.get(RunControlService);
  const started: Run[] = [];
  for (const start of wanted) started.push(await control.start(null, start));
  const ended: Run[] = [];
  for (const { id, suite } of started) {
    const look = (): Promise<Run> => app.get(RunService).get(id);
    const tell = ({ progressDone, progressTotal, progressNote }: Run): string =>
      `${suite}: ${progressDone} of ${progressTotal}${progressNote ? `. ${progressNote}` : ''}`;
    ended.push(await follow(signal, look, tell));
  }
  return ended;
}

async function startOf(
  app: INestApplicationContext,
  name: string,
  options: SuiteOptions,
): Promise<Omit<StartRun, 'model'>> {
  const { seed, repeat } = options;
  return { subject: await subjectOf(app, name, options), seed, repeat, steering: steeringOf(options.steer) };
}

async function subjectOf(
  app: INestApplicationContext,
  name: string,
  options: SuiteOptions,
): Promise<StartRun['subject']> {
  const [suite = '', own] = name.split(':');
  if (suite === 'own') return { suite: 'own', name: own ?? '' };
  if (!isSuite(suite))
    throw new Error(`There is no suite ${name}. There are: ${SUITE_KEYS.join(', ')} (own:NAME).`);
  const list = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '');
  switch (suite) {
    case 'value-profile':
    case 'held-out-survey': {
      const { id: instrumentId } = await app.get(InstrumentService).byKey(options.instrument);
      if (suite === 'value-profile') return { suite, instrumentId };
      const families = list(options.families);
      if (families.length === 0) throw new Error('Name the held-out families with --families A,B.');
      return { suite, instrumentId, families };
    }
    case 'moral-judgment': {
      const releaseId = options.release ?? (await app.get(ReleaseService).newest('MORAL_JUDGMENT'))?.id;
      if (!releaseId) throw new Error('There is no moral-judgment release yet.');
      return { suite, releaseId, ...(options.orders ? { orders: options.orders } : {}) };
    }
    case 'text-adventure': {
      const games = list(options.games);
      if (games.length === 0) throw new Error('Name the games with --games A,B.');
      return { suite, games, goals: ['none'], episodes: options.episodes, agent: 'distribution' };
    }
    case 'capability':
      return { suite };
    case 'own':
      return { suite, name: own ?? '' };
  }
}

function isSuite(name: string): name is SuiteKey {
  return (SUITE_KEYS as readonly string[]).includes(name);
}

function steeringOf(steer: string | undefined): StartRun['steering'] {
  if (steer === undefined) return null;
  const [value = '', direction] = steer.split(':');
  if (direction !== 'raise' && direction !== 'lower')
    throw new Error('Steer with VALUE:raise or VALUE:lower.');
  return { value: value as NonNullable<StartRun['steering']>['value'], direction };
}

/** A finished run for people. */
export function runResult({ suite, model, id, summary }: Run): string {
  return [`${suite}, ${model} (run ${id})`, ...linesOf(summary)].join('\n');
}

function linesOf(summary: RunSummary | null): string[] {
  if (summary === null) return ['  The plays are on the screen of the run.'];
  const number = (name: string, value: number | null, low: number | null, high: number | null): string =>
    `  ${name.padEnd(52)}${(value === null ? '–' : value.toFixed(3)).padStart(9)}${
      low === null || high === null ? '' : `  [${low.toFixed(3)}, ${high.toFixed(3)}]`
    }`;
  switch (summary.kind) {
    case 'survey':
      return Object.entries(summary.profile).map(([value, score]) =>
        number(value, score.mean, score.low, score.high),
      );
    case 'moral_judgment':
      return [
        ...Object.entries(summary.verdicts ?? {}).map(([verdict, share]) =>
          number(verdict, share, null, null),
        ),
        ...(summary.authorWrong
          ? [
              number(
                'P(author wrong)',
                summary.authorWrong.mean,
                summary.authorWrong.low,
                summary.authorWrong.high,
              ),
            ]
          : []),
      ];
    case 'metrics':
      return summary.metrics.map(({ name, value, low, high }) => number(name, value, low, high));
  }
}
