import { CountedWork } from '@ethogram/platform';
import type { LabelStyle, SuiteKey } from '@ethogram/suites';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { DEFAULT_FAILURE_LIMIT, type FailureLimit, type RunProbe, type Steering } from './run-settings.js';
import type { RunSubject } from './run-subject.js';
import type { RunSummary } from './run-summary.js';

/** Everything a run's numbers depend on. Two runs with equal manifests (and method) measured the same thing. */
export type RunManifest = {
  /** 1: before runs could be steered or repeated; the fields marked so are missing. */
  schema: 1 | 2;
  suite: SuiteKey;
  model: string;
  /** What the server loaded under that name, as it says; the adapter's hash pins an adapter. */
  modelSource: string | null;
  adapterSha256: string | null;
  subject: RunSubject;
  /** Version or hash of the instrument or release. */
  subjectVersion: string;
  samples: number;
  /** Hash over keys, prompts and labels of all samples, without the message that steers. */
  promptsHash: string;
  labelStyle: LabelStyle;
  labelMethod: string;
  minimumMass: number;
  seed: number;
  /** With the words of the system message. Not in schema 1. */
  steering?: (Steering & { readonly prompt: string }) | null;
  /** Not in schema 1. */
  repeat?: number;
  version: string;
};

/** One execution of one suite against one model. */
@Entity('runs')
@Index('runs_created', ['createdAt'])
@Index('runs_manifest', ['manifestHash'])
@Check('runs_state', `state in ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')`)
@Check('runs_prepared', `state <> 'SUCCEEDED' or (manifest_hash is not null and method is not null)`)
export class Run extends CountedWork {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  suite!: SuiteKey;

  /** Served name: of a base model or of an adapter. */
  @Column('text')
  model!: string;

  @Column('uuid', { nullable: true })
  adapterId!: string | null;

  @Column('jsonb')
  subject!: RunSubject;

  /** Given by whoever started it; runs of reports have none. */
  @Column('text', { nullable: true })
  name!: string | null;

  @Column('int')
  seed!: number;

  /** The value a system message moves before every prompt; null for a model left as it is. */
  @Column('jsonb', { nullable: true })
  steering!: Steering | null;

  /** 0; another number measures the same again, with draws and cached answers of its own. */
  @Column('int', { default: 0 })
  repeat!: number;

  @Column('jsonb', { default: DEFAULT_FAILURE_LIMIT })
  failureLimit!: FailureLimit;

  /** Counts how often it was sent off again, so that each time has a job of its own. */
  @Column('int', { default: 0 })
  round!: number;

  /** How label probabilities are read; null until the server has been probed. */
  @Column('text', { nullable: true })
  method!: string | null;

  /** What the server can do, for each set of labels that is read. */
  @Column('jsonb', { nullable: true })
  probes!: readonly RunProbe[] | null;

  @Column('text', { nullable: true })
  labelStyle!: LabelStyle | null;

  @Column('jsonb', { nullable: true })
  manifest!: RunManifest | null;

  @Column('text', { nullable: true })
  manifestHash!: string | null;

  /** The suite's own numbers, computed once when the run ends. */
  @Column('jsonb', { nullable: true })
  summary!: RunSummary | null;
}
