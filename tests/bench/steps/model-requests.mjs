// Requests for the distribution over six labels, 256 under way at a time: {url, requests, kind}.
//   kind: `undici`, a bare loop of its pool and JSON.parse; `client`, VllmModelClient; `pool`, as the platform asks.
import { VllmModelClient, vllmPool } from '@ethogram/vllm-client';
import { Pool } from 'undici';

const { url, requests, kind } = JSON.parse(process.argv[2]);
const IN_FLIGHT = 256;
const IDS = [49, 50, 51, 52, 53, 54];
const content = `How much do you agree? 1 = not at all, 6 = completely. ${'A statement about a value. '.repeat(15)}`;
const plain = { model: 'stub', messages: [{ role: 'user', content }] };
const cap = { initial: IN_FLIGHT, most: IN_FLIGHT };

function bare() {
  const pool = new Pool(url, { connections: IN_FLIGHT });
  const head = {
    path: '/v1/chat/completions',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  };
  const fields = { max_tokens: 1, temperature: 0, logprobs: true, logprob_token_ids: IDS };
  return async (seed) => {
    const body = JSON.stringify({ ...plain, ...fields, seed, return_tokens_as_token_ids: true });
    const answer = await pool.request({ ...head, body });
    return (await answer.body.json()).choices[0].logprobs.content[0].top_logprobs.length;
  };
}

function typed(client) {
  const fields = { maxTokens: 1, temperature: 0, logprobs: { kind: 'tokenIds', ids: IDS } };
  return async (seed) => (await client.chat({ ...plain, ...fields, seed })).positions[0].alternatives.length;
}

const KINDS = {
  undici: bare,
  client: () => typed(new VllmModelClient({ baseUrl: url })),
  pool: () => typed(vllmPool([url], {}, { cap })),
};
const ask = KINDS[kind]();

/** What stays after a collection: a leak of a byte a request shows, the garbage of the moment does not. */
function usedMb() {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function run(count) {
  let next = 0;
  const lane = async () => {
    while (next < count) if ((await ask(next++)) !== IDS.length) throw new Error('An answer is not whole.');
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

await run(Math.min(2_000, requests));
const earlier = usedMb();
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
await run(requests);
const seconds = (performance.now() - startedAt) / 1e3;
const cpu = process.cpuUsage(cpuBefore);
const result = {
  perSecond: requests / seconds,
  cpuMicroseconds: (cpu.user + cpu.system) / requests,
  earlierMb: earlier,
  laterMb: usedMb(),
  peakRssMb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit();
