// Jest loads this outside its own module system, so it uses the built libraries.
import { ensureBuild } from '../../bootstrap/ensure.mjs';

export default async function globalSetup() {
  await ensureBuild('server');
  await import('reflect-metadata');
  const { startTestServer, SERVER_VARIABLE } = await import('@ethogram/testing');
  globalThis.ethogramTestServer = await startTestServer();
  process.env[SERVER_VARIABLE] = globalThis.ethogramTestServer.postgres.url;
}
