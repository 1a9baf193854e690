import type { TrainerEnvironment } from '@ethogram/core';
import { z } from 'zod';

/** What a trainer says about where it runs, as it stands in its files. */
export const environment: z.ZodType<TrainerEnvironment> = z.object({
  device: z.enum(['cpu', 'cuda']),
  deviceName: z.string(),
  gpus: z.int().min(0),
  precision: z.enum(['bf16', 'fp32']),
  baseRevision: z.string(),
  codeVersion: z.string(),
  trainingSetSha256: z.string(),
  versions: z.record(z.string(), z.string()),
});
