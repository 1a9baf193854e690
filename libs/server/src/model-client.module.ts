import { PlatformConfig, UnavailableError } from '@ethogram/platform';
import { type Health, ModelClient, VllmModelClient } from '@ethogram/vllm-client';
import { Global, Module } from '@nestjs/common';

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
  if (config.vllmUrl)
    return new VllmModelClient({ baseUrl: config.vllmUrl, apiKey: config.vllmApiKey ?? null });
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
export class ModelClientModule {}
