import { describe, expect, it } from '@jest/globals';
import { metricsOf } from './metrics.js';

describe('metricsOf', () => {
  it('reads present names and older ones, adds engines and averages shares', () => {
    const text = [
      '# HELP vllm:num_requests_running Sequences in the current step.',
      '# TYPE vllm:num_requests_running gauge',
      'vllm:num_requests_running{engine="0",model_name="a b} 7"} 2.0',
      'vllm:num_requests_running{engine="1",model_name="a"} 3.0',
      'vllm:gpu_cache_usage_perc{engine="0"} 0.25',
      'vllm:gpu_cache_usage_perc{engine="1"} 0.75',
      'vllm:prefix_cache_queries_total{engine="0"} 1.2e3',
      'vllm:prefix_cache_hits_total{engine="0"} 900 1700000000000',
      'vllm:prompt_tokens_total{engine="0"} 41',
      'vllm:num_requests_waiting{engine="0"} NaN',
      'python_gc_objects_collected_total{generation="0"} 9',
    ].join('\r\n');
    expect(metricsOf(text)).toEqual({
      running: 5,
      waiting: null,
      cacheUsage: 0.5,
      prefixQueries: 1200,
      prefixHits: 900,
      promptTokens: 41,
      generationTokens: null,
      preemptions: null,
    });
  });

  it('makes nothing up from a page that is no metrics', () => {
    expect(new Set(Object.values(metricsOf('<html>vllm:num_requests_running</html>')))).toEqual(
      new Set([null]),
    );
  });
});
