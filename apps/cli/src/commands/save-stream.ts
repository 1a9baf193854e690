import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

function target(path: string): NodeJS.WritableStream {
  return path === '-'
    ? process.stdout
    : createWriteStream(resolve(process.env['INIT_CWD'] ?? process.cwd(), path), { flags: 'wx' });
}

/** Into a new file, or to standard output for `-`. */
export async function save(rows: Readable, path: string): Promise<void> {
  await pipeline(rows, target(path), { end: path !== '-' });
}
