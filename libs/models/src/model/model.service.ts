import { PlatformConfig, UnavailableError } from '@ethogram/platform';
import { ModelBadRequestError, type ModelCard, ModelClient, ModelClientError } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import type { Adapter } from '../adapter/adapter.entity.js';
import { AdapterService } from '../adapter/adapter.service.js';

/** The model that shows the pipeline and is no evidence about language models. */
export const DEMONSTRATION_MODEL = 'ethogram-demo';

/** Whether a base model is the demonstration model; an adapter is one when its base is. */
export function isDemonstration(baseModel: string): boolean {
  return baseModel === DEMONSTRATION_MODEL;
}

export interface KnownModel {
  readonly name: string;
  readonly kind: 'BASE' | 'ADAPTER';
  readonly parent: string | null;
  readonly served: boolean;
  readonly demonstration: boolean;
}

/** What can be asked and trained: the models of the server, and the adapters of the platform. */
@Injectable()
export class ModelService {
  constructor(
    private readonly modelClient: ModelClient,
    private readonly adapters: AdapterService,
    private readonly config: PlatformConfig,
  ) {}

  /** Served name of the model experiments start from. */
  baseModel(): string {
    return this.config.baseModel;
  }

  client(): ModelClient {
    return this.modelClient;
  }

  /** Served models first, then adapters the server has not loaded. A server that is down serves nothing. */
  async list(): Promise<KnownModel[]> {
    const [cards, adapters] = await Promise.all([this.servedCards(), this.adapters.all()]);
    const served = cards.map((card) =>
      this.ofCard(
        card,
        adapters.find(({ name }) => name === card.id),
      ),
    );
    const known = new Set(cards.map(({ id }) => id));
    const base = known.has(this.config.baseModel) ? [] : [this.unservedBase()];
    const waiting = adapters
      .filter(({ name }) => !known.has(name))
      .map((adapter) => this.ofAdapter(adapter, false));
    return [...base, ...served, ...waiting];
  }

  /** Names the server answers to now; empty when it does not answer. */
  async servedNames(): Promise<Set<string>> {
    return new Set((await this.servedCards()).map(({ id }) => id));
  }

  /**
   * What a trainer loads for a served base model: the configured path for the installation's own model, else what
   * the server itself loaded under that name.
   */
  async trainableSource(baseModel: string): Promise<string> {
    if (baseModel === this.config.baseModel) return this.config.baseModelPath;
    const card = (await this.modelClient.models()).find(({ id }) => id === baseModel);
    if (!card)
      throw new UnavailableError(
        `The model server does not serve ${baseModel}, so its weights cannot be found.`,
      );
    return card.root ?? card.id;
  }

  /**
   * Loads the adapter unless the server has it, and makes sure that it is listed: after a server's restart it is not.
   * @throws UnavailableError when the server took it but does not list it; ModelClientError when it cannot be asked.
   */
  async ensureAdapterServed(adapterId: string, signal?: AbortSignal): Promise<Adapter> {
    const adapter = await this.adapters.get(adapterId);
    if (await this.isListed(adapter, signal)) return adapter;
    const location = { name: adapter.name, path: await this.adapters.folder(adapter.id) };
    await this.modelClient.loadAdapter(location, signal).catch((error: unknown) => {
      // Another worker loaded it in between.
      if (!(error instanceof ModelBadRequestError && /already (been )?loaded/i.test(error.message)))
        throw error;
    });
    if (await this.isListed(adapter, signal)) return adapter;
    throw new UnavailableError(`The model server loaded ${adapter.name} but does not list it.`);
  }

  private async isListed(adapter: Adapter, signal: AbortSignal | undefined): Promise<boolean> {
    return (await this.modelClient.models(signal)).some(({ id }) => id === adapter.name);
  }

  private async servedCards(): Promise<ModelCard[]> {
    try {
      return await this.modelClient.models();
    } catch (error) {
      if (error instanceof ModelClientError || error instanceof UnavailableError) return [];
      throw error;
    }
  }

  private ofCard(card: ModelCard, adapter: Adapter | undefined): KnownModel {
    if (adapter) return this.ofAdapter(adapter, true);
    const demonstration = isDemonstration(card.id) || isDemonstration(card.parent ?? '');
    const kind = card.parent === null ? 'BASE' : 'ADAPTER';
    return { name: card.id, kind, parent: card.parent, served: true, demonstration };
  }

  private ofAdapter({ name, baseModel }: Adapter, served: boolean): KnownModel {
    return {
      name,
      kind: 'ADAPTER',
      parent: baseModel,
      served,
      demonstration: isDemonstration(baseModel),
    };
  }

  private unservedBase(): KnownModel {
    const name = this.config.baseModel;
    return { name, kind: 'BASE', parent: null, served: false, demonstration: isDemonstration(name) };
  }
}
