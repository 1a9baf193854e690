import { PlatformConfig, UnavailableError } from '@ethogram/platform';
import { type Health, ModelClient, ModelPool, vllmPool } from '@ethogram/vllm-client';
import { Global, Module, type OnModuleDestroy } from '@nestjs/common';

/** Stands in while there is no model server: every call says what is missing and how to add it. */
class AbsentModelClient extends ModelClient {
  constructor(private readonly notice: string) {
    super();
  }

  override models(): Promise<never> {
    return this.refuse();
  }

  override chat(): Promise<never> {
    return this.refuse();
  }

  override async *chatStream(): AsyncGenerator<never> {
    await this.refuse();
  }

  override scoreText(): Promise<never> {
    return this.refuse();
  }

  override tokenize(): Promise<never> {
    return this.refuse();
  }

  override loadAdapter(): Promise<never> {
    return this.refuse();
  }

  override unloadAdapter(): Promise<never> {
    return this.refuse();
  }

  override async health(): Promise<Health> {
    return { state: 'unreachable', message: this.notice };
  }

  private async refuse(): Promise<never> {
    throw new UnavailableError(this.notice);
  }
}

function modelClient(config: PlatformConfig): ModelClient {
  const { vllmUrls, vllmApiKey } = config;
  // One server is a pool too: it waits for a restart, gives adapters back and asks no more than the server bears.
  if (vllmUrls.length > 0) return vllmPool(vllmUrls, { apiKey: vllmApiKey ?? null });
  return new AbsentModelClient(
    config.modelNotice ??
      'No model server is set up: set ETHOGRAM_VLLM_URL, or start everything with npm start.',
  );
}

@Global()
@Module({
  providers: [{ provide: ModelClient, useFactory: modelClient, inject: [PlatformConfig] }],
  exports: [ModelClient],
})
export class ModelClientModule implements OnModuleDestroy {
  constructor(private readonly client: ModelClient) {}

  onModuleDestroy(): void {
    if (this.client instanceof ModelPool) this.client.close();
  }
}
