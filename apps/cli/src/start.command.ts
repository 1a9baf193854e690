import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { DemoService } from '@ethogram/demo';
import { checkBlobs, loadConfig, type PlatformConfig, workspaceRoot } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
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
    await new Promise<void>((done, fail) =>
      server.once('error', fail).listen(config.port, config.host, done),
    );
  } catch {
    throw new Error(
      `Port ${config.port} is taken by another program: set ETHOGRAM_PORT to a free one, for example ETHOGRAM_PORT=${config.port + 1} npm start.`,
    );
  } finally {
    server.close();
  }
}

/** What an installation needs before people come: its owner, the surveys, and on the first start the demo. */
async function prepare(config: PlatformConfig, withDemo: boolean): Promise<string> {
  const app = await openApplication(config);
  try {
    const people = app.get(PeopleService);
    const owner =
      (await people.firstAdministrator()) ??
      (await people.create(null, { displayName: 'Owner', roles: ['ADMIN', 'ANNOTATOR'] }));
    await app.get(InstrumentService).ensureInstalled();
    const demos = app.get(DemoService);
    if (withDemo && !(await demos.newest())) await demos.start();
    return (await app.get(SessionService).createLink(null, owner.id)).url;
  } finally {
    await app.close();
  }
}

async function start({ demo: withDemo }: { demo: boolean }): Promise<void> {
  const base = loadConfig(workspaceRoot());
  const stack = new LocalStack(base, {
    say,
    onGivenUp: (message) => {
      process.stderr.write(`${message}\n`);
      void stack.stop().then(() => process.exit(1));
    },
  });
  const other = stack.running();
  if (other)
    throw new Error(
      `Ethogram is already running here${other.url ? ` at ${other.url}` : ''}; stop it with Ctrl-C in its terminal first.`,
    );
  await requireFreePort(base);
  await checkBlobs(base);

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
    say('Starting the model server …');
    const notice = await stack.startModelServer();
    if (notice) say(notice);
    const url = await prepare(stack.config(), withDemo && !notice);
    say('Starting the api and the worker …');
    if (!(await stack.startPlatform()))
      throw new Error(`The api did not start; ${join(base.dataDir, 'logs/api.log')} says why.`);
    if (!existsSync(join(workspaceRoot(), 'apps/console/dist/index.html')))
      say('The web apps are not built; npm run build does it.');
    say(`\nEthogram is running. Sign in (works once, for a day):\n\n  ${url}\n\nCtrl-C stops everything.`);
  } catch (error) {
    // Told to stop while starting: what broke because of that is no news.
    if (!stopping) {
      await stack.stop();
      throw error;
    }
  }
  await new Promise(() => undefined);
}

export function startCommand(): Command {
  return new Command('start')
    .description('bring the whole platform up on this machine')
    .option('--no-demo', 'do not run the demo on the first start')
    .action(start);
}
