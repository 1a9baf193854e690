import type { TrainerEnvironment } from '@ethogram/core';
import { LongWork } from '@ethogram/platform';
import type { LaunchHandle } from '@ethogram/launchers';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Hyperparameters } from '../hyperparameters/hyperparameters.js';

export const FINE_TUNE_STATES = [
  'QUEUED',
  'STARTING',
  'RUNNING',
  'CANCELLING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
] as const;
export type FineTuneState = (typeof FINE_TUNE_STATES)[number];

/** Ended for good, unless somebody resumes it. */
export function isEnded(state: FineTuneState): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}

/** One training of one adapter on one training set. */
@Entity('fine_tune_runs')
@Index('fine_tune_runs_created', ['createdAt'])
@Index('fine_tune_runs_adapter', ['adapterId'], { unique: true })
@Check(
  'fine_tune_runs_state',
  `state in ('QUEUED','STARTING','RUNNING','CANCELLING','SUCCEEDED','FAILED','CANCELLED')`,
)
export class FineTuneRun extends LongWork<FineTuneState> {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('uuid')
  trainingSetId!: string;

  /** Served name of the model trained from. */
  @Column('text')
  baseModel!: string;

  @Column('int', { default: 0 })
  step!: number;

  @Column('int', { default: 0 })
  totalSteps!: number;

  /** Trainers launched so far. */
  @Column('int', { default: 0 })
  attempt!: number;

  /** Trainers that died since the run was started or last resumed. */
  @Column('int', { default: 0 })
  deaths!: number;

  /** Counts up with every resume, so that a job left over from before does nothing. */
  @Column('int', { default: 0 })
  round!: number;

  /** The launch of this round, to be followed by whichever worker is there; null before it. */
  @Column('jsonb', { nullable: true })
  launch!: LaunchHandle | null;

  /** Bytes of events.jsonl already stored. */
  @Column('int', { default: 0 })
  eventsOffset!: number;

  @Column('jsonb')
  hyperparameters!: Hyperparameters;

  @Column('int')
  seed!: number;

  /** Name of what runs the trainer, for example `local-process`. */
  @Column('text')
  launcher!: string;

  /** Cost so far, of all its trainers: GPUs × seconds they were held, and seconds of CPU time. */
  @Column('double precision', { default: 0 })
  gpuSeconds!: number;

  @Column('double precision', { default: 0 })
  cpuSeconds!: number;

  /** What it was trained on and with, as its newest trainer said; null until one has. */
  @Column('jsonb', { nullable: true })
  environment!: TrainerEnvironment | null;

  /** Step whose weights the adapter has; null until it is there. */
  @Column('int', { nullable: true })
  bestStep!: number | null;

  /** Hash of the content of its training set. */
  @Column('text', { nullable: true })
  trainingSetHash!: string | null;

  /** The run it tries again with the same settings. */
  @Column('uuid', { nullable: true })
  retryOf!: string | null;

  /** Chosen at the start, so that a worker killed while filing the adapter files it under the same id again. */
  @Column('uuid')
  adapterId!: string;
}
