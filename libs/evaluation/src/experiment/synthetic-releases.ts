import type { Release } from '@ethogram/datasets';
import { Injectable } from '@nestjs/common';

/** Makes, or finds made, a release of moral judgments in which nobody's words are. */
export type SyntheticReleaseMaker = (
  signal: AbortSignal,
  onProgress: (note: string) => Promise<void>,
) => Promise<Release>;

/** Where the part of the platform that has synthetic situations offers them; experiments with the demonstration model take them. */
@Injectable()
export class SyntheticReleases {
  private maker: SyntheticReleaseMaker | undefined;

  offer(maker: SyntheticReleaseMaker): void {
    this.maker = maker;
  }

  async make(signal: AbortSignal, onProgress: (note: string) => Promise<void>): Promise<Release> {
    if (!this.maker) throw new Error('No part of the platform offers a synthetic release.');
    return this.maker(signal, onProgress);
  }
}
