import { type Release, ReleaseService } from '@ethogram/datasets';
import { SyntheticReleases } from '@ethogram/evaluation';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DemoCorpus } from './demo-corpus.js';
import { DemoLabelling } from './demo-labelling.js';

const RATIOS = { train: 0.7, validation: 0.1, test: 0.2 };
const SEED = 0;

/** The first steps of the demo alone, for experiments with the demonstration model: the release is the same one. */
@Injectable()
export class DemoRelease implements OnModuleInit {
  constructor(
    private readonly corpus: DemoCorpus,
    private readonly labelling: DemoLabelling,
    private readonly releases: ReleaseService,
    private readonly synthetic: SyntheticReleases,
  ) {}

  onModuleInit(): void {
    this.synthetic.offer((signal, onProgress) => this.make(signal, onProgress));
  }

  private async make(signal: AbortSignal, onProgress: (note: string) => Promise<void>): Promise<Release> {
    await onProgress(await this.corpus.importThreads(signal));
    await onProgress(await this.corpus.makeScenarios());
    await this.labelling.labelSituations(signal, (done) =>
      onProgress(`${done} judgments by simulated annotators.`),
    );
    return this.releases.create(null, {
      studyId: (await this.labelling.moralStudy()).id,
      minimumJudgments: 1,
      seed: SEED,
      ratios: RATIOS,
    });
  }
}
