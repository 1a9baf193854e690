import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { decompressGzip, decompressZstd } from './decompress.js';
import { DumpFileError, EncodingError } from './dump.errors.js';
import { errorCode } from './error-code.js';

const READ_BYTES = 1 << 18;

export interface OpenDumpOptions {
  /** What errors call the file, and whose ending says how it is packed. */
  name: string;
  signal?: AbortSignal | undefined;
  /** Told how many bytes of the file have been read so far. */
  onRead?: ((bytes: number) => void) | undefined;
}

type Encoding = 'zstd' | 'gzip' | 'plain';

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this account',
  EPERM: 'may not be read by this account',
  ENOTDIR: 'does not exist',
};

/**
 * The decoded bytes of a dump file. The name says how it is packed (.zst, .gz); under any other name the first bytes do,
 * so an upload that lost its name still reads. A piece is only there until the next is asked for.
 * @throws DumpFileError when the file is missing, a folder, unreadable, or not what its name says
 */
export async function* openDump(
  file: string,
  { name, signal, onRead }: OpenDumpOptions,
): AsyncGenerator<Buffer> {
  await refuseFolder(file, name);
  const handle = await open(file, 'r').catch((error: unknown) => refuse(name, error));
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0).catch((error: unknown) => refuse(name, error));
    if (bytesRead === 0) return;
    const encoding = encodingOf(name, head);
    const chunks = readChunks(handle, { name, signal, onRead });
    yield* refuseUtf16(decode(encoding, chunks), name);
  } finally {
    await handle.close();
  }
}

/** All pieces lie in the same memory, one after another. */
async function* readChunks(
  handle: FileHandle,
  { name, signal, onRead }: OpenDumpOptions,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES);
  for (let position = 0; ;) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle
      .read(buffer, 0, buffer.length, position)
      .catch((error: unknown) => refuse(name, error));
    if (bytesRead === 0) return;
    position += bytesRead;
    onRead?.(position);
    yield buffer.subarray(0, bytesRead);
  }
}

/** Every second byte of it is 0, so that not one line would be readable; better said once. */
async function* refuseUtf16(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const encoding = isFirst ? utf16In(chunk) : null;
    if (encoding) throw new EncodingError(name, encoding);
    isFirst = false;
    yield chunk;
  }
}

function utf16In(head: Buffer): string | null {
  const [first = 1, second = 1, third = 1, fourth = 1] = head;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0))
    return 'UTF-16LE';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0))
    return 'UTF-16BE';
  return null;
}

function decode(encoding: Encoding, chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (encoding === 'plain') return chunks;
  return encoding === 'zstd' ? decompressZstd(chunks) : decompressGzip(chunks);
}

function encodingOf(name: string, head: Buffer): Encoding {
  const found = encodingIn(head);
  const named = /\.zst(?:d)?$/i.test(name) ? 'zstd' : /\.gz$/i.test(name) ? 'gzip' : null;
  if (named !== null && named !== found) throw new DumpFileError(name, `${name} is not a ${named} file.`);
  return found;
}

function encodingIn(head: Buffer): Encoding {
  const magic = head.readUInt32LE(0);
  if (magic === 0xfd2fb528 || magic >>> 4 === 0x0184d2a5) return 'zstd';
  return head[0] === 0x1f && head[1] === 0x8b ? 'gzip' : 'plain';
}

async function refuseFolder(file: string, name: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => refuse(name, error));
  if (!found.isFile()) {
    throw new DumpFileError(
      file,
      `${name} is ${found.isDirectory() ? 'a folder' : 'not a plain file'}, not a dump file.`,
    );
  }
}

function refuse(name: string, error: unknown): never {
  const problem = PROBLEMS[errorCode(error) ?? ''] ?? 'cannot be read';
  throw new DumpFileError(name, `${name} ${problem}.`, { cause: error });
}
