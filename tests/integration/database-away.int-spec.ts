import { connect, createServer, type Server, type Socket } from 'node:net';
import {
  createDataSource,
  loadConfig,
  SESSION_COOKIE,
  TROUBLE_MESSAGES,
  workspaceRoot,
} from '@ethogram/platform';
import { entities, HttpApplicationModule, migrations } from '@ethogram/server';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** What lies between the api and PostgreSQL, and can be cut. */
class Wire {
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async to(url: string): Promise<Wire> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String(typeof address === 'object' ? address?.port : '');
    const wire = new Wire(through.href, server);
    server.on('connection', (near) => {
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) {
        wire.sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far).pipe(near);
    });
    return wire;
  }

  cut(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

let database: TestDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await createTestDatabase();
  const wire = await Wire.to(database.url);
  const dataSource = await createDataSource(wire.url, { entities, migrations }).initialize();
  const config = loadConfig(workspaceRoot(), { ETHOGRAM_DATABASE_URL: wire.url });
  app = await NestFactory.create<NestFastifyApplication>(
    HttpApplicationModule.forRoot({ config, dataSource }),
    new FastifyAdapter(),
    { logger: false, abortOnError: false, rawBody: true },
  );
  await app.register(fastifyCookie as never);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  wire.cut();
}, 120_000);
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('while the database is away', () => {
  const id = '01890000-0000-7000-8000-000000000000';

  it.each([
    ['signing in', 'GET', '/sign-in?token=some'],
    ['joining', 'POST', '/join/some'],
    ['a download', 'GET', `/exports/releases/${id}.jsonl`],
    ['a report', 'GET', `/exports/reports/${id}.json`],
    ['uploading', 'POST', '/files'],
    ['signing out', 'POST', '/sign-out'],
  ] as const)('%s is answered 503, with the sentence of GraphQL', async (_, method, url) => {
    const headers = { cookie: `${SESSION_COOKIE}=some` };
    const answer = await app.inject({ method, url, headers, ...(method === 'POST' ? { payload: {} } : {}) });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ message: TROUBLE_MESSAGES.away });
  });

  it('says it in plain words to somebody who opened the address', async () => {
    const answer = await app.inject({ url: '/sign-in?token=some', headers: { accept: 'text/html,*/*' } });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toBe(`${TROUBLE_MESSAGES.away}\n`);
  });

  it('leaves other errors what they are', async () => {
    expect((await app.inject({ url: '/nowhere' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });
});
