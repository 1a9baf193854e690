import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LeanHttpClient } from './lean-http-client.js';

const ROUTES: Record<string, RequestListener> = {
  '/echo': (request, response) => void request.pipe(response),
  '/moved': (_, response) =>
    void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end('elsewhere'),
  '/large': (_, response) => void response.end('x'.repeat(2_000)),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 10);
  },
  '/silent': () => undefined,
};
let server: Server;
let client: LeanHttpClient;
const never = new AbortController().signal;
const get = (path: string, signal = never): ReturnType<LeanHttpClient['send']> =>
  client.send({ path, method: 'GET', headers: {}, signal });

beforeEach(async () => {
  server = createServer((request, response) => ROUTES[request.url ?? '']?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new LeanHttpClient({ origin, largestAnswer: 1_000 });
});
afterEach(async () => {
  server.closeAllConnections();
  if (server.listening) await new Promise((done) => server.close(done));
});

describe('LeanHttpClient', () => {
  it('sends a body whole, whatever its characters, and reads the answer', async () => {
    const body = 'Hällo 漢字 \u{1F600}';
    const answer = await client.send({ path: '/echo', method: 'POST', headers: {}, body, signal: never });
    expect(answer).toMatchObject({ status: 200, text: body });
  });

  it('follows no redirect', async () => {
    await expect(get('/moved')).resolves.toMatchObject({ status: 307, text: 'elsewhere' });
  });

  it('reads no more than it may, and tells a broken answer from a missing server', async () => {
    await expect(get('/large')).rejects.toMatchObject({ kind: 'TOO_LARGE' });
    await expect(get('/cut')).rejects.toMatchObject({ kind: 'BROKEN' });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await expect(get('/echo')).rejects.toMatchObject({ kind: 'UNREACHABLE', systemCode: 'ECONNREFUSED' });
  });

  it("ends with the signal's reason, before and during a request", async () => {
    const reason = new Error('not needed');
    await expect(get('/echo', AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = get('/silent', controller.signal);
    setTimeout(() => controller.abort(reason), 20);
    await expect(waiting).rejects.toBe(reason);
  });
});
