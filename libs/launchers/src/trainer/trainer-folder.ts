import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { canonicalJson, type TrainerJob, type TrainerResult } from '@ethogram/core';
import { z } from 'zod';
import { LaunchJobConflictError, TrainerResultUnreadableError } from '../launcher.errors.js';
import { isMissingFile } from './missing-file.js';
import { environment } from './trainer-environment.js';

const resultFile = z.object({
  adapterDir: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  steps: z.number(),
  finalLoss: z.number(),
  trainRuntimeSeconds: z.number(),
  versions: z.record(z.string(), z.string()),
  device: z.enum(['cpu', 'cuda']),
  dtype: z.string(),
  bestStep: z.int().min(0).optional(),
  validationLoss: z.number().nullish(),
  gpuSeconds: z.number().min(0).optional(),
  cpuSeconds: z.number().min(0).optional(),
  environment: environment.optional(),
});

/** The files that platform and trainer share: the job goes in, everything else comes out. */
export class TrainerFolder {
  constructor(
    readonly jobDir: string,
    readonly outputDir: string,
  ) {}

  get jobFile(): string {
    return join(this.jobDir, 'job.json');
  }

  get log(): string {
    return join(this.jobDir, 'trainer.log');
  }

  get events(): string {
    return join(this.outputDir, 'events.jsonl');
  }

  get pidFile(): string {
    return join(this.outputDir, 'trainer.pid');
  }

  get lockFile(): string {
    return join(this.outputDir, 'trainer.lock');
  }

  /**
   * Writes `job.json` once, and again over one that a crash of the machine left without content. Rejects with
   * `LaunchJobConflictError` where another job is already described.
   */
  async writeJob(job: TrainerJob): Promise<void> {
    await mkdir(this.jobDir, { recursive: true });
    await mkdir(this.outputDir, { recursive: true });
    const existing = parseOrNull((await readIfPresent(this.jobFile)) ?? '');
    if (existing === null) await writeAtomically(this.jobFile, `${JSON.stringify(job, null, 2)}\n`);
    else if (canonicalJson(existing) !== canonicalJson(job)) throw new LaunchJobConflictError(this.jobFile);
  }

  /** null as long as there is none; rejects with `TrainerResultUnreadableError` for one that cannot be read. */
  async readResult(): Promise<TrainerResult | null> {
    const file = join(this.outputDir, 'result.json');
    const text = await readIfPresent(file);
    if (text === null) return null;
    const read = resultFile.safeParse(parseOrNull(text));
    if (read.success) return read.data;
    const fields = read.error.issues.map(({ path }) => path.join('.') || 'everything').join(', ');
    throw new TrainerResultUnreadableError(`${file} is not a trainer's result (wrong: ${fields}).`);
  }

  /** Whether the adapter is still the one the result describes. */
  async isAdapterIntact(result: TrainerResult): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(result.adapterDir, 'adapter_model.safetensors')), hash);
    } catch (error) {
      if (isMissingFile(error)) return false;
      throw error;
    }
    return hash.digest('hex') === result.sha256;
  }
}

/** Replaces the file in one step, so that no reader ever sees half of it. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`;
  await writeFile(partial, text);
  await rename(partial, file);
}

export async function readIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}

/** Bytes; 0 for a file that does not exist. */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissingFile(error)) return 0;
    throw error;
  }
}

/** The last line with something on it that was written after `offset`, cut to what fits into a sentence. */
export async function lastLineAfter(file: string, offset: number): Promise<string | null> {
  const size = await sizeOf(file);
  const start = Math.max(offset, size - 4_096);
  if (size <= start) return null;
  await using handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
  const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
  return (
    lines
      .findLast((line) => line.trim() !== '')
      ?.trim()
      .slice(0, 300) ?? null
  );
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
