import { ConflictError, PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { ExperimentComposer } from './experiment-composer.js';
import { experimentCsv } from './experiment-csv.js';
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
    if (kind === 'html') return experimentHtml(content, members, this.config.publicUrl);
    if (kind === 'csv') return experimentCsv(members);
    const about = { id, preset, name, settings, startedAt, finishedAt };
    return `${JSON.stringify({ experiment: about, report: content, reports: members }, null, 2)}\n`;
  }

  async files(id: string): Promise<{ name: string; body: string }[]> {
    return Promise.all(
      EXPERIMENT_FILES.map(async (kind) => ({ name: `report.${kind}`, body: await this.file(id, kind) })),
    );
  }
}
