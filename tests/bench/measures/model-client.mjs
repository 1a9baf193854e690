import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { node, root } from '../../../bootstrap/ensure.mjs';
import { row } from '../table.mjs';

const LATENCY_MS = 100;

/** Requests to a server of fixed latency, 256 under way, against a bare loop of undici; and a million in a row. */
export default async function measureModelClient({ step, repeated, scale }) {
  const requests = Math.round(30_000 * scale);
  const many = Math.round(1_000_000 * scale);
  const slow = await startStub(LATENCY_MS);
  const quick = await startStub(0);
  try {
    const of = (kind) => () => step('model-requests.mjs', { url: slow.url, requests, kind });
    const { undici, client, pool } = await repeated({
      undici: of('undici'),
      client: of('client'),
      pool: of('pool'),
    });
    const flat = await step('model-requests.mjs', { url: quick.url, requests: many, kind: 'pool' }, [
      '--expose-gc',
    ]);
    return [
      row('bare undici, 256 in flight', undici.perSecond, 'requests/s'),
      row('VllmModelClient', client.perSecond, 'requests/s'),
      row('a pool, as the platform asks', pool.perSecond, 'requests/s'),
      row('client ÷ bare undici', client.perSecond / undici.perSecond, '', 0.8),
      row('pool ÷ bare undici', pool.perSecond / undici.perSecond, '', 0.8),
      row('processor time of a request, undici', undici.cpuMicroseconds, 'µs'),
      row('processor time of a request, pool', pool.cpuMicroseconds, 'µs'),
      row(
        `memory kept after ${many.toLocaleString('en')} more requests`,
        flat.laterMb - flat.earlierMb,
        'MiB',
        4,
        {
          atMost: true,
        },
      ),
      row('peak memory meanwhile', flat.peakRssMb, 'MiB'),
    ];
  } finally {
    await slow.stop();
    await quick.stop();
  }
}

async function startStub(latencyMs) {
  const script = join(root, 'tests/bench/steps/model-stub.mjs');
  const child = spawn(node, [script, JSON.stringify({ latencyMs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  return { ...JSON.parse(line), stop };
}
