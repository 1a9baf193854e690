import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpClient, type HttpRequest } from './http-client.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let origin: string;
let answer: Handler;
let seen: IncomingMessage[];

beforeEach(async () => {
  seen = [];
  answer = (_, response) => void response.end('fine');
  server = createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const get = (changes: Partial<HttpRequest> = {}): Promise<{ status: number; text: string }> =>
  new HttpClient({ origins: [origin], largestAnswer: 1_000 }).send({
    url: `${origin}/a?b=c`,
    method: 'GET',
    headers: { authorization: 'Bearer secret' },
    ...changes,
  });

describe('the guarded HTTP client', () => {
  it('gives every answer with its status', async () => {
    answer = (_, response) => void response.writeHead(503).end('later');
    await expect(get()).resolves.toMatchObject({ status: 503, text: 'later' });
    expect(seen[0]?.url).toBe('/a?b=c');
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:1/',
    'http://127.0.0.1@example.org/',
    'file:///etc/passwd',
  ])('asks nobody else: %s', async (url) => {
    await expect(get({ url })).rejects.toMatchObject({ name: 'HttpFailure', kind: 'FOREIGN_ADDRESS' });
  });

  it('follows no redirect, to another host or the same', async () => {
    for (const location of ['http://127.0.0.1:1/elsewhere', '/again']) {
      answer = (_, response) => void response.writeHead(307, { location }).end();
      await expect(get()).resolves.toMatchObject({ status: 307 });
    }
    expect(seen).toHaveLength(2);
  });

  it('stops reading an answer without end', async () => {
    answer = (_, response) => {
      const write = (): void => {
        while (response.write('x'.repeat(500)));
      };
      response.on('drain', write);
      write();
    };
    await expect(get()).rejects.toMatchObject({ kind: 'TOO_LARGE' });
  });

  it('tells a broken connection from none, also in the middle of an answer', async () => {
    answer = (request) => request.socket.destroy();
    await expect(get()).rejects.toMatchObject({ kind: 'BROKEN' });
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    };
    await expect(get()).rejects.toMatchObject({ kind: 'BROKEN' });
    const closed = new HttpClient({ origins: ['http://127.0.0.1:1'], largestAnswer: 1 });
    const nobody = closed.send({ url: 'http://127.0.0.1:1/', method: 'GET', headers: {} });
    await expect(nobody).rejects.toMatchObject({ kind: 'UNREACHABLE' });
  });

  it('waits no longer than it was told, for the headers or for the rest', async () => {
    answer = () => undefined;
    await expect(get({ timeoutMs: 30 })).rejects.toMatchObject({ kind: 'TIMEOUT' });
    answer = (_, response) => void response.write('half');
    await expect(get({ timeoutMs: 30 })).rejects.toMatchObject({ kind: 'TIMEOUT' });
  });

  it("ends with the caller's own reason", async () => {
    answer = () => undefined;
    const controller = new AbortController();
    const waiting = get({ signal: controller.signal });
    controller.abort(new Error('run cancelled'));
    await expect(waiting).rejects.toThrow('run cancelled');
    await expect(get({ signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  });
});

describe('a file', () => {
  const open = (path: string): Promise<{ status: number; body: Readable }> =>
    new HttpClient({ origins: [origin], largestAnswer: 10 }).open({
      url: `${origin}${path}`,
      method: 'GET',
      headers: {},
    });

  it('comes as a stream, larger than an answer may be', async () => {
    answer = (_, response) => void response.end('x'.repeat(1_000));
    expect((await text((await open('/')).body)).length).toBe(1_000);
  });

  it('that breaks off ends in an error, not in a shorter file', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    };
    await expect(open('/').then(({ body }) => text(body))).rejects.toThrow();
  });

  it('that is refused is read no further than an answer may be long', async () => {
    answer = (_, response) => void response.writeHead(403).end('no');
    const refused = await open('/');
    expect([refused.status, await text(refused.body)]).toEqual([403, 'no']);
    answer = (_, response) => void response.writeHead(403).end('x'.repeat(11));
    await expect(open('/')).rejects.toMatchObject({ kind: 'TOO_LARGE' });
  });
});
