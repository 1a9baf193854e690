// The raw limit of an export: the lines of the release by COPY TO, in their order, into a file.
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';

const { url, releaseId } = JSON.parse(process.argv[2]);
if (!/^[0-9a-f-]{36}$/.test(releaseId)) throw new Error('The release is not named by an id.');
const folder = mkdtempSync(join(tmpdir(), 'ethogram-bench-copy-'));
const client = new pg.Client({ connectionString: url });
await client.connect();
const begin = performance.now();
const query = `select line from release_rows where release_id = '${releaseId}' order by position`;
await pipeline(client.query(to(`copy (${query}) to stdout`)), createWriteStream(join(folder, 'lines')));
const seconds = (performance.now() - begin) / 1_000;
await client.end();
rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify({ seconds })}\n`);
