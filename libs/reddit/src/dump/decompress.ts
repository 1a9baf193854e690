import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import type { Gunzip, ZstdDecompress } from 'node:zlib';
import { errorCode } from './error-code.js';
import { ZstdFrameScanner } from './zstd-frame-scanner.js';

/** Small enough that whoever waits for something else in this process gets a turn between two of them. */
const OUTPUT_CHUNK_BYTES = 1 << 18;
/** Reddit's monthly dumps are written with a 2 GiB window, which zstd refuses unless told. */
const MAX_WINDOW_LOG = 31;

type Decoder = Gunzip | ZstdDecompress;

/** The compressed data stops before its own end. */
export class CutStreamError extends Error {
  override readonly name = 'CutStreamError';
}

/**
 * Decodes zstd, any number of frames in a row. Everything decodable is yielded before an error is thrown. A piece is
 * only there until the next is asked for.
 */
export async function* decompressZstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const scanner = new ZstdFrameScanner();
  let decoder: DecoderPump | null = null;
  try {
    for await (const chunk of chunks) {
      let at = 0;
      while (at < chunk.length) {
        const end = scanner.scan(chunk, at);
        decoder ??= new DecoderPump(newZstdDecoder());
        yield* decoder.feed(chunk.subarray(at, end < 0 ? chunk.length : end));
        at = end < 0 ? chunk.length : end;
        if (end < 0) continue;
        yield* decoder.finish();
        decoder = null;
      }
    }
    if (!scanner.isBetweenFrames) throw new CutStreamError('the zstd data is cut short');
  } finally {
    decoder?.destroy();
  }
}

/** The same for gzip, any number of members in a row. */
export async function* decompressGzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new DecoderPump(createGunzip({ chunkSize: OUTPUT_CHUNK_BYTES }));
  try {
    for await (const chunk of chunks) yield* decoder.feed(chunk);
    yield* decoder.finish();
  } catch (error) {
    if (errorCode(error) === 'Z_BUF_ERROR')
      throw new CutStreamError('the gzip data is cut short', { cause: error });
    throw error;
  } finally {
    decoder.destroy();
  }
}

function newZstdDecoder(): ZstdDecompress {
  return createZstdDecompress({
    params: { [constants.ZSTD_d_windowLogMax]: MAX_WINDOW_LOG },
    chunkSize: OUTPUT_CHUNK_BYTES,
  });
}

/**
 * Drives a zlib stream by hand. Piping would destroy the stream on an error together with the output still waiting in
 * it; here the output of every write is taken before the next one, so an error never costs decoded rows.
 */
class DecoderPump {
  private failure: Error | null = null;
  private wake: () => void = () => undefined;
  private hasEnded = false;

  constructor(private readonly decoder: Decoder) {
    decoder.on('readable', () => this.wake());
    decoder.on('end', () => {
      this.hasEnded = true;
      this.wake();
    });
    decoder.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
  }

  async *feed(bytes: Buffer): AsyncGenerator<Buffer> {
    let isWritten = false;
    this.decoder.write(bytes, () => {
      isWritten = true;
      this.wake();
    });
    yield* this.drain(() => isWritten);
  }

  async *finish(): AsyncGenerator<Buffer> {
    this.decoder.end();
    yield* this.drain(() => this.hasEnded);
  }

  destroy(): void {
    this.decoder.destroy();
  }

  private async *drain(isDone: () => boolean): AsyncGenerator<Buffer> {
    for (;;) {
      const output: unknown = this.decoder.read();
      if (Buffer.isBuffer(output)) {
        yield output;
        free(output);
        continue;
      }
      if (this.failure) throw this.failure;
      if (isDone()) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (isDone() || this.failure || this.decoder.readableLength > 0) resolve();
      });
    }
  }
}

/**
 * Gives the memory of a piece back at once. Left to the garbage collector, gigabytes of them would make it go through
 * everything else this process holds again and again. Only when the piece is the end of its memory: the decoder writes
 * the next one behind a shorter piece.
 */
function free({ buffer, byteOffset, byteLength }: Buffer): void {
  const isFilled = buffer.byteLength === OUTPUT_CHUNK_BYTES && byteOffset + byteLength === buffer.byteLength;
  if (isFilled && 'transfer' in buffer) buffer.transfer(0);
}
