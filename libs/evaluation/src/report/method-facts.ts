import type { Release, TrainingSet } from '@ethogram/datasets';
import type { FineTuneRun } from '@ethogram/models';
import { PlatformConfig } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';
import type { MethodFacts } from './methods-section.js';

/** Reads from the rows of a training what the methods section of its report says. */
@Injectable()
export class MethodFactsService {
  constructor(
    private readonly config: PlatformConfig,
    private readonly instruments: InstrumentService,
  ) {}

  async of(
    fineTune: FineTuneRun,
    trainingSet: TrainingSet,
    release: Release | null,
    base: Run | null,
  ): Promise<MethodFacts> {
    return {
      version: this.config.version,
      modelSource: base?.manifest?.modelSource ?? null,
      baseRevision: fineTune.environment?.baseRevision ?? null,
      fineTuneSeed: fineTune.seed,
      hyperparameters: fineTune.hyperparameters,
      training: await this.trainingOf(trainingSet),
      release: release && { name: release.name, version: release.version },
    };
  }

  private async trainingOf({ manifest, instrumentId }: TrainingSet): Promise<MethodFacts['training']> {
    if (!manifest) throw new RunFailedError('The training set of the fine-tune run is not complete.');
    if (manifest.kind === 'moral_judgment') {
      const { release, target } = manifest;
      return {
        kind: 'moral_judgment',
        release: `${release.version} (content hash ${release.contentHash})`,
        taught: `${target.toLowerCase()}${manifest.withValues ? ', with values' : ''}${manifest.withRationale ? ', with rationales' : ''}`,
      };
    }
    const { instrument, templates, heldOutTemplates, heldOutFamilies } = manifest;
    const title = instrumentId ? (await this.instruments.get(instrumentId)).title : instrument.key;
    return {
      kind: 'survey',
      instrument: `${title} (${instrument.key} ${instrument.version})`,
      templates,
      heldOutTemplates,
      heldOutFamilies: heldOutFamilies.length,
    };
  }
}
