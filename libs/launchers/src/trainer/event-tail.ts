import { open } from 'node:fs/promises';
import { TRAINER_EVENT_TYPES, type TrainerEvent } from '@ethogram/core';
import { z } from 'zod';
import { isMissingFile } from './missing-file.js';
import { environment } from './trainer-environment.js';

export interface TailedEvent {
  /** Where its line starts in the file, in bytes: names the event for good, because the file only grows. */
  readonly offset: number;
  readonly event: TrainerEvent;
}

export interface EventProblem {
  readonly offset: number;
  readonly reason: string;
}

export interface EventPage {
  readonly events: readonly TailedEvent[];
  /** Lines that are no events, such as what a killed trainer was in the middle of writing. Not fatal. */
  readonly problems: readonly EventProblem[];
  /** Where to go on reading. */
  readonly nextOffset: number;
  /** Whether more complete lines may be waiting. */
  readonly hasMore: boolean;
}

const PAGE_BYTES = 1 << 20;
const NEWLINE = 0x0a;

const optional = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);
const eventLine = z.object({
  at: z.iso.datetime({ offset: true }),
  type: z.enum(TRAINER_EVENT_TYPES),
  step: optional,
  totalSteps: optional,
  epoch: optional,
  loss: optional,
  learningRate: optional,
  meanTokenAccuracy: z.number().nullish(),
  entropy: optional,
  gradNorm: optional,
  tokens: optional,
  gpuSeconds: optional,
  cpuSeconds: optional,
  environment: environment.nullish().transform((value) => value ?? undefined),
  message: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
});

/**
 * Reads the complete lines of an events file from `offset` on, about `pageBytes` at a time. A last line without its
 * newline is left for later: the trainer is still writing it, or closes it when it resumes after being killed. A file
 * that is shorter than `offset` was replaced; it is read from its start and the fact reported.
 */
export async function readEventTail(
  file: string,
  offset: number,
  pageBytes = PAGE_BYTES,
): Promise<EventPage> {
  for (let size = pageBytes; ; size *= 2) {
    const { chunk, fileSize } = await readChunk(file, offset, size);
    if (fileSize < offset) return startOver(await readEventTail(file, 0, pageBytes), offset);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    const exhausted = offset + chunk.length >= fileSize;
    if (end > 0) return pageOf(chunk.subarray(0, end), offset, !exhausted);
    if (exhausted) return { events: [], problems: [], nextOffset: offset, hasMore: false };
  }
}

async function readChunk(
  file: string,
  offset: number,
  size: number,
): Promise<{ chunk: Buffer; fileSize: number }> {
  try {
    await using handle = await open(file, 'r');
    const { size: fileSize } = await handle.stat();
    const wanted = Math.max(0, Math.min(size, fileSize - offset));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, offset);
    return { chunk: buffer.subarray(0, bytesRead), fileSize };
  } catch (error) {
    // The trainer has not come as far as its first event.
    if (isMissingFile(error)) return { chunk: Buffer.alloc(0), fileSize: 0 };
    throw error;
  }
}

function pageOf(lines: Buffer, offset: number, hasMore: boolean): EventPage {
  const events: TailedEvent[] = [];
  const problems: EventProblem[] = [];
  let start = 0;
  while (start < lines.length) {
    const end = lines.indexOf(NEWLINE, start);
    const line = lines.toString('utf8', start, end).trim();
    const at = offset + start;
    const read = line === '' ? null : readLine(line);
    if (typeof read === 'string') problems.push({ offset: at, reason: read });
    else if (read) events.push({ offset: at, event: read });
    start = end + 1;
  }
  return { events, problems, nextOffset: offset + lines.length, hasMore };
}

/** The event, or what is wrong with the line. */
function readLine(line: string): TrainerEvent | string {
  try {
    const read = eventLine.safeParse(JSON.parse(line));
    if (!read.success)
      return `not an event (${read.error.issues.map(({ path }) => path.join('.')).join(', ')})`;
    return withoutAbsent(read.data);
  } catch {
    return 'not JSON';
  }
}

function withoutAbsent(read: z.infer<typeof eventLine>): TrainerEvent {
  const present = Object.entries(read).filter(([, value]) => value !== undefined);
  return { at: read.at, type: read.type, ...Object.fromEntries(present) };
}

function startOver(page: EventPage, offset: number): EventPage {
  const reason = `the file is shorter than byte ${offset}, which was read before; reading from the start`;
  return { ...page, problems: [{ offset, reason }, ...page.problems] };
}
