import { join } from 'node:path';
import { z } from 'zod';
import { readIfPresent, writeAtomically } from '../trainer/trainer-folder.js';

const launchRecord = z.object({
  pid: z.number().int().positive(),
  /** Sizes of the files when the trainer was started: what lies before was written by an earlier one. */
  eventsOffset: z.number().int().nonnegative(),
  logOffset: z.number().int().nonnegative(),
});

/** What the launcher itself notes about its newest start in a job folder. */
export type LaunchRecord = z.infer<typeof launchRecord>;

const recordFile = (jobDir: string): string => join(jobDir, 'launch.json');

/** null where the launcher started nothing, or where the note cannot be read: both leave it to the trainer's files. */
export async function readLaunchRecord(jobDir: string): Promise<LaunchRecord | null> {
  const text = await readIfPresent(recordFile(jobDir));
  if (text === null) return null;
  try {
    return launchRecord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeLaunchRecord(jobDir: string, record: LaunchRecord): Promise<void> {
  await writeAtomically(recordFile(jobDir), `${JSON.stringify(record)}\n`);
}
