import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEventTail } from './event-tail.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-events-'));
  file = join(folder, 'events.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const line = (type: string, more: object = {}): string =>
  `${JSON.stringify({ at: '2026-01-01T00:00:00.000Z', type, ...more })}\n`;

describe('readEventTail', () => {
  it('finds nothing before the trainer has written anything', async () => {
    await expect(readEventTail(file, 0)).resolves.toEqual({
      events: [],
      problems: [],
      nextOffset: 0,
      hasMore: false,
    });
  });

  it('reads each event once, with its byte offset, however the text is encoded', async () => {
    const first = line('started', { message: 'Grüße 👋' });
    await writeFile(file, first);
    const page = await readEventTail(file, 0);
    expect(page.events).toEqual([
      { offset: 0, event: { at: '2026-01-01T00:00:00.000Z', type: 'started', message: 'Grüße 👋' } },
    ]);
    expect(page.nextOffset).toBe(Buffer.byteLength(first));
    await appendFile(file, line('progress', { step: 2, loss: 0.5 }));
    const later = await readEventTail(file, page.nextOffset);
    expect(later.events).toMatchObject([
      { offset: page.nextOffset, event: { type: 'progress', step: 2, loss: 0.5 } },
    ]);
  });

  it('leaves a torn last line for later', async () => {
    const whole = line('progress', { step: 1 });
    await writeFile(file, `${line('started')}${whole.slice(0, 20)}`);
    const page = await readEventTail(file, 0);
    expect(page.events).toHaveLength(1);
    expect(page.problems).toEqual([]);
    await appendFile(file, whole.slice(20));
    const later = await readEventTail(file, page.nextOffset);
    expect(later.events.map(({ event }) => event.step)).toEqual([1]);
  });

  it('reports a line torn by a kill and closed at the resume, and reads on', async () => {
    const start = line('started');
    await writeFile(file, `${start}{"at":"2026-01\n\n${line('resumed', { step: 4 })}`);
    const page = await readEventTail(file, 0);
    expect(page.events.map(({ event }) => event.type)).toEqual(['started', 'resumed']);
    expect(page.problems).toEqual([{ offset: start.length, reason: 'not JSON' }]);
  });

  it('reports lines that are JSON but no events', async () => {
    await writeFile(
      file,
      `${line('daydreaming')}${line('progress', { step: 'two' })}[]\n${line('finished')}`,
    );
    const page = await readEventTail(file, 0);
    expect(page.events.map(({ event }) => event.type)).toEqual(['finished']);
    expect(page.problems.map(({ reason }) => reason)).toEqual([
      'not an event (type)',
      'not an event (step)',
      expect.stringContaining('not an event'),
    ]);
  });

  it('takes null for absent, except where null has a meaning', async () => {
    await writeFile(file, line('progress', { step: 1, loss: null, meanTokenAccuracy: null, message: null }));
    const [read] = (await readEventTail(file, 0)).events;
    expect(read?.event).toEqual({
      at: '2026-01-01T00:00:00.000Z',
      type: 'progress',
      step: 1,
      meanTokenAccuracy: null,
    });
  });

  it('reads what a trainer says of where it runs, what it costs and how its validation rows fare', async () => {
    const environment = {
      device: 'cuda',
      deviceName: 'NVIDIA H200',
      gpus: 1,
      precision: 'bf16',
      baseRevision: 'sha256:00',
      codeVersion: '0.1.0+abc',
      trainingSetSha256: 'ff',
      versions: { torch: '2.13.0' },
    };
    const validation = { step: 4, loss: 0.5, entropy: 0.25, gradNorm: null, gpuSeconds: 12.5, cpuSeconds: 3 };
    const damaged = { environment: { ...environment, gpus: 'one' } };
    await writeFile(
      file,
      `${line('started', { environment })}${line('validation', validation)}${line('early-stop')}${line('resumed', damaged)}`,
    );
    const page = await readEventTail(file, 0);
    expect(page.events.map(({ event }) => event)).toMatchObject([
      { type: 'started', environment },
      { type: 'validation', step: 4, loss: 0.5, entropy: 0.25, gpuSeconds: 12.5, cpuSeconds: 3 },
      { type: 'early-stop' },
    ]);
    expect(page.problems.map(({ reason }) => reason)).toEqual(['not an event (environment.gpus)']);
  });

  it('reads a long file page by page and a line longer than a page whole', async () => {
    const long = 'x'.repeat(700);
    const steps = Array.from({ length: 20 }, (_, step) => line('progress', { step }));
    await writeFile(file, `${steps.join('')}${line('failed', { message: long })}${line('resumed')}`);
    const seen: string[] = [];
    let offset = 0;
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const page = await readEventTail(file, offset, 256);
      seen.push(...page.events.map(({ event }) => event.message ?? String(event.step)));
      offset = page.nextOffset;
      more = page.hasMore;
    }
    expect(seen).toEqual([...steps.keys()].map(String).concat(long, 'undefined'));
    expect(pages).toBeGreaterThan(5);
  });

  it('starts over, and says so, when the file was replaced by a shorter one', async () => {
    await writeFile(file, line('started'));
    const page = await readEventTail(file, 5_000);
    expect(page.events.map(({ event }) => event.type)).toEqual(['started']);
    expect(page.problems).toEqual([{ offset: 5_000, reason: expect.stringContaining('shorter') }]);
  });
});
