import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { loadConfig, type PlatformConfig, workspaceRoot } from '@ethogram/platform';
import { Command } from 'commander';
import { LocalStack } from './local-stack/local-stack.js';
import { openApplication } from './open-application.js';

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** @throws Error when another program listens there. */
async function requireFreePort(config: PlatformConfig): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(config.port, config.host, done));
  } catch {
    throw new Error(`Port ${config.port} is taken by another program: set ETHOGRAM_PORT to a free one, for example ETHOGRAM_PORT=${config.port + 1} npm start.`);
  } finally {
    server.close();
  }
}

/** A sign-in link for the owner, who is made on the first start. */
async function ownerLink(config: PlatformConfig, prepare: (app: Awaited<ReturnType<typeof openApplication>>) => Promise<void>): Promise<string> {
  const app = await openApplication(config);
  try {
    const people = app.get(PeopleService);
    const owner = (await people.firstAdministrator()) ?? (await people.create(null, { displayName: 'Owner', roles: ['ADMIN', 'ANNOTATOR'] }));
    await prepare(app);
    return (await app.get(SessionService).createLink(null, owner.id)).url;
  } finally {
    await app.close();
  }
}

async function start(): Promise<void> {
  const base = loadConfig(workspaceRoot());
  const stack = new LocalStack(base, {
    say,
    onGivenUp: (message) => {
      process.stderr.write(`${message}\n`);
      void stack.stop().then(() => process.exit(1));
    },
  });
  const other = stack.running();
  if (other) throw new Error(`Ethogram is already running here${other.url ? ` at ${other.url}` : ''}; stop it with Ctrl-C in its terminal first.`);
  await requireFreePort(base);

  let stopping = false;
  const stopAll = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('\nStopping …');
    await stack.stop();
    process.exit(code);
  };
  process.on('SIGINT', () => void stopAll(0));
  process.on('SIGTERM', () => void stopAll(0));

  try {
    say('Starting PostgreSQL …');
    await stack.startDatabase();
    const modelServer = stack.startModelServer();
    const url = await ownerLink(stack.config(), async () => undefined);
    const notice = await modelServer;
    if (notice) say(notice);
    say('Starting the api and the worker …');
    if (!(await stack.startPlatform())) throw new Error(`The api did not start; ${join(base.dataDir, 'logs/api.log')} says why.`);
    if (!existsSync(join(workspaceRoot(), 'apps/console/dist/index.html'))) say('The web apps are not built; npm run build does it.');
    say(`\nEthogram is running. Sign in (works once, for a day):\n\n  ${url}\n\nCtrl-C stops everything.`);
  } catch (error) {
    await stack.stop();
    throw error;
  }
  await new Promise(() => undefined);
}

export function startCommand(): Command {
  return new Command('start').description('bring the whole platform up on this machine').action(start);
}
