import { BadInputError, ConflictError, PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { figureFile } from '../report/figures/svg.js';
import { ExperimentComposer } from './experiment-composer.js';
import { experimentCsv } from './experiment-csv.js';
import { experimentFigures } from './experiment-figures.js';
import { experimentHtml } from './experiment-html.js';
import { ExperimentStore } from './experiment-store.js';

export const EXPERIMENT_FILES = ['html', 'json', 'csv'] as const;
export type ExperimentFile = (typeof EXPERIMENT_FILES)[number];

/** The report of an experiment as files. */
@Injectable()
export class ExperimentExport {
  constructor(
    private readonly store: ExperimentStore,
    private readonly composer: ExperimentComposer,
    private readonly config: PlatformConfig,
  ) {}

  /** @throws NotFoundError; ConflictError while there is no report. */
  async file(id: string, kind: ExperimentFile): Promise<string> {
    const experiment = await this.store.get(id);
    const { content, name, preset, settings, startedAt, finishedAt } = experiment;
    if (!content) throw new ConflictError('This experiment has no report yet.');
    const steps = await this.store.stepsOf([id]);
    const members = await this.composer.members(
      steps.filter((step) => step.kind === 'report' && step.state === 'SUCCEEDED'),
    );
    if (kind === 'html') return experimentHtml(content, members, { address: this.config.publicUrl, id });
    if (kind === 'csv') return experimentCsv(members);
    const about = { id, preset, name, settings, startedAt, finishedAt };
    return `${JSON.stringify({ experiment: about, report: content, reports: members }, null, 2)}\n`;
  }

  /** As a file of its own. @throws NotFoundError; BadInputError naming the figures there are; ConflictError while there is no report. */
  async figure(id: string, file: string): Promise<string> {
    const { content } = await this.store.get(id);
    if (!content) throw new ConflictError('This experiment has no report yet.');
    const { transfer, spread, profiles } = experimentFigures(content);
    const figures = [transfer, spread, ...profiles];
    const found = figures.find(({ key }) => `${key}.svg` === file);
    if (found) return figureFile(found.svg);
    throw new BadInputError(
      `This experiment has no such figure. It has ${figures.map(({ key }) => `${key}.svg`).join(', ')}.`,
    );
  }

  async files(id: string): Promise<{ name: string; body: string }[]> {
    return Promise.all(
      EXPERIMENT_FILES.map(async (kind) => ({ name: `report.${kind}`, body: await this.file(id, kind) })),
    );
  }
}
