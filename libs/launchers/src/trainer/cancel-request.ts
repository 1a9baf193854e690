import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfPresent, writeAtomically } from './trainer-folder.js';

const cancelFile = (jobDir: string): string => join(jobDir, 'cancel.requested');

/** Outlives the platform, so that a trainer killed on request is not taken for a lost one. */
export async function requestCancel(jobDir: string): Promise<void> {
  await writeAtomically(cancelFile(jobDir), '');
}

export async function isCancelRequested(jobDir: string): Promise<boolean> {
  return (await readIfPresent(cancelFile(jobDir))) !== null;
}

export async function withdrawCancel(jobDir: string): Promise<void> {
  await rm(cancelFile(jobDir), { force: true });
}
