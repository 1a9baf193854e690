import { VllmModelClient, type VllmModelClientOptions } from '../vllm-model-client.js';
import { ModelPool, type ModelPoolOptions } from './model-pool.js';

/** A pool of vLLM servers by their addresses; with one address, one server. */
export function vllmPool(
  urls: readonly string[],
  server: Omit<VllmModelClientOptions, 'baseUrl'> = {},
  pool: Omit<ModelPoolOptions, 'endpoints'> = {},
): ModelPool {
  const endpoints = urls.map((baseUrl) => ({
    name: new URL(baseUrl).host,
    // The pool repeats, elsewhere where it can.
    client: new VllmModelClient({ ...server, baseUrl, retry: { ...server.retry, maxAttempts: 1 } }),
  }));
  return new ModelPool({ ...(server.retry ? { retry: server.retry } : {}), ...pool, endpoints });
}
