import 'reflect-metadata';
import { SERVER_VARIABLE, startTestServer, type TestServer } from './test-server.js';

declare global {
  // Shared with the global tear-down, which runs in the same process.
  var ethogramTestServer: TestServer | undefined;
}

export default async function globalSetup(): Promise<void> {
  globalThis.ethogramTestServer = await startTestServer();
  process.env[SERVER_VARIABLE] = globalThis.ethogramTestServer.postgres.url;
}
