/** What a server says of its load. null: it does not say, or calls it something nobody knows yet. */
export interface ServerMetrics {
  readonly running: number | null;
  readonly waiting: number | null;
  /** Share of the KV cache in use, from 0 to 1. */
  readonly cacheUsage: number | null;
  /** Tokens looked for in the prefix cache since the start, and found. */
  readonly prefixQueries: number | null;
  readonly prefixHits: number | null;
  readonly promptTokens: number | null;
  readonly generationTokens: number | null;
  readonly preemptions: number | null;
}

/** Newest name first. vLLM renames metrics and drops old names two minor versions later; counters may end in `_total`. */
const NAMES: Readonly<Record<keyof ServerMetrics, readonly string[]>> = {
  running: ['num_requests_running'],
  waiting: ['num_requests_waiting'],
  cacheUsage: ['kv_cache_usage_perc', 'gpu_cache_usage_perc'],
  prefixQueries: ['prefix_cache_queries', 'gpu_prefix_cache_queries'],
  prefixHits: ['prefix_cache_hits', 'gpu_prefix_cache_hits'],
  promptTokens: ['prompt_tokens'],
  generationTokens: ['generation_tokens'],
  preemptions: ['num_preemptions'],
};

/** Reads Prometheus text, and leaves out what it does not know. Samples of several engines are added; shares averaged. */
export function metricsOf(text: string): ServerMetrics {
  const samples = new Map<string, number[]>();
  for (const line of text.split('\n')) {
    const sample = /^vllm:([a-z0-9_]+?)(?:_total)?(?:\{.*\})?\s+([-+.\deE]+|NaN)(?:\s+\d+)?$/.exec(
      line.trim(),
    );
    const value = Number(sample?.[2]);
    if (sample?.[1] && Number.isFinite(value))
      samples.set(sample[1], [...(samples.get(sample[1]) ?? []), value]);
  }
  const read = (key: keyof ServerMetrics): number | null => {
    const values = NAMES[key].map((name) => samples.get(name)).find((found) => found !== undefined);
    if (!values) return null;
    const sum = values.reduce((total, value) => total + value, 0);
    return key === 'cacheUsage' ? sum / values.length : sum;
  };
  return {
    running: read('running'),
    waiting: read('waiting'),
    cacheUsage: read('cacheUsage'),
    prefixQueries: read('prefixQueries'),
    prefixHits: read('prefixHits'),
    promptTokens: read('promptTokens'),
    generationTokens: read('generationTokens'),
    preemptions: read('preemptions'),
  };
}
