import { CountedWork } from '@ethogram/platform';
import type { LabelStyle, SuiteKey } from '@ethogram/suites';
import type { LabelProbe } from '@ethogram/vllm-client';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a run asks about. The suite's prompts follow from it and the label style. */
export type RunSubject =
  | { readonly suite: 'value-profile'; readonly instrumentId: string }
  | { readonly suite: 'held-out-survey'; readonly instrumentId: string; readonly families: readonly string[] }
  | { readonly suite: 'moral-judgment'; readonly releaseId: string };

/** Everything a run's numbers depend on. Two runs with equal manifests (and method) measured the same thing. */
export type RunManifest = {
  schema: 1;
  suite: SuiteKey;
  model: string;
  /** What the server loaded under that name, as it says; the adapter's hash pins an adapter. */
  modelSource: string | null;
  adapterSha256: string | null;
  subject: RunSubject;
  /** Version or hash of the instrument or release. */
  subjectVersion: string;
  samples: number;
  /** Hash over keys, prompts and labels of all samples. */
  promptsHash: string;
  labelStyle: LabelStyle;
  labelMethod: string;
  minimumMass: number;
  seed: number;
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

  @Column('int')
  seed!: number;

  /** How label probabilities are read; null until the server has been probed. */
  @Column('text', { nullable: true })
  method!: string | null;

  @Column('jsonb', { nullable: true })
  probe!: LabelProbe | null;

  @Column('text', { nullable: true })
  labelStyle!: LabelStyle | null;

  @Column('jsonb', { nullable: true })
  manifest!: RunManifest | null;

  @Column('text', { nullable: true })
  manifestHash!: string | null;
}
