import 'reflect-metadata';
import { checkBlobs, loadConfig, workspaceRoot } from '@ethogram/platform';
import { connectDatabase } from '@ethogram/server';
import { createApi } from './create-api.js';

async function main(): Promise<void> {
  const config = loadConfig(workspaceRoot());
  await checkBlobs(config);
  const dataSource = await connectDatabase(config);
  const app = await createApi({ config, dataSource });
  await app.listen(config.port, config.host);
}

main().catch((error: unknown) => {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `${busy ? 'The port is taken by another program: set ETHOGRAM_PORT to a free one.' : message}\n`,
  );
  process.exit(1);
});
