import { join } from 'node:path';
import { z } from 'zod';
import { readIfPresent, writeAtomically } from '../trainer/trainer-folder.js';

const clusterRecord = z.object({
  /** Counts the starts of this run, from 1. */
  attempt: z.number().int().positive(),
  /** What the job is called on the cluster. */
  name: z.string(),
  /** null from before the job is handed over until the cluster has accepted it. */
  id: z.string().nullable(),
  /** Size of the events when the job was handed over: what lies before was written by an earlier trainer. */
  eventsOffset: z.number().int().nonnegative(),
  /** Size of the log at that time. */
  logOffset: z.number().int().nonnegative(),
  /** Whether what the trainer printed has been fetched from the cluster. */
  isLogKept: z.boolean(),
});

/** What a launcher notes about its newest start in a job folder, before and after the cluster is asked. */
export type ClusterRecord = z.infer<typeof clusterRecord>;

const recordFile = (jobDir: string, launcher: string): string => join(jobDir, `${launcher}.json`);

/** null where nothing was started; a note that cannot be read counts as none. */
export async function readClusterRecord(jobDir: string, launcher: string): Promise<ClusterRecord | null> {
  const text = await readIfPresent(recordFile(jobDir, launcher));
  if (text === null) return null;
  try {
    return clusterRecord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export async function writeClusterRecord(
  jobDir: string,
  launcher: string,
  record: ClusterRecord,
): Promise<void> {
  await writeAtomically(recordFile(jobDir, launcher), `${JSON.stringify(record)}\n`);
}
