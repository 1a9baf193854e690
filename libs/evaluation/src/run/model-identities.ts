import { AdapterService, ModelService } from '@ethogram/models';
import { Injectable } from '@nestjs/common';
import type { ModelIdentity } from '../answer-cache/cached-model-client.js';
import type { Run } from './run.entity.js';

/** Finds out which weights answer under a served name. */
@Injectable()
export class ModelIdentities {
  constructor(
    private readonly models: ModelService,
    private readonly adapters: AdapterService,
  ) {}

  /** Null when the server does not say what it loaded, or serves an adapter that is not of this installation. */
  async of(
    { model, adapterId }: Pick<Run, 'model' | 'adapterId'>,
    signal: AbortSignal,
  ): Promise<ModelIdentity | null> {
    const cards = await this.models.client().models(signal);
    const served = cards.find(({ id }) => id === model);
    if (!served) return null;
    if (served.parent === null)
      return served.root === null ? null : { source: served.root, adapterSha256: null, adapterId: null };
    const base = cards.find(({ id }) => id === served.parent);
    if (!base?.root || adapterId === null) return null;
    const { sha256: adapterSha256 } = await this.adapters.get(adapterId);
    return { source: base.root, adapterSha256, adapterId };
  }
}
