import { Access, JobState, JsonScalar, pageType, Progress } from '@ethogram/platform';
import type { TargetProfile } from '@ethogram/suites';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TrainingSetManifest } from './training-set-manifest.js';
import type {
  MoralTarget,
  TrainingControl,
  TrainingSetKind,
  TrainingSetSettings,
} from './training-set-settings.js';
import { VIEW_ENDINGS } from './training-set-views.js';
import type { TrainingSet } from './training-set.entity.js';

export const TrainingSetKindEnum = { SURVEY: 'SURVEY', MORAL_JUDGMENT: 'MORAL_JUDGMENT' } as const satisfies {
  [K in TrainingSetKind]: K;
};
registerEnumType(TrainingSetKindEnum, { name: 'TrainingSetKind' });

export const TrainingControlEnum = {
  SHAM: 'SHAM',
  SHUFFLED: 'SHUFFLED',
  MIRRORED: 'MIRRORED',
} as const satisfies {
  [C in TrainingControl]: C;
};
registerEnumType(TrainingControlEnum, { name: 'TrainingControl' });

export const MoralTargetEnum = { VERDICT: 'VERDICT', COPIES: 'COPIES', SOFT: 'SOFT' } as const satisfies {
  [T in MoralTarget]: T;
};
registerEnumType(MoralTargetEnum, { name: 'MoralTarget' });

/** A file a set is handed out as. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('TrainingSetFile')
export class TrainingSetFileType {
  /** trl, openai, llama-factory or axolotl. */
  @Field(() => String)
  view!: string;

  /** Null: the file holds all of them. */
  @Field(() => String, { nullable: true })
  split!: string | null;

  @Field(() => String)
  path!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('TrainingSet')
export class TrainingSetType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TrainingSetKindEnum)
  kind!: TrainingSetKind;

  /** Shared with its controls. */
  @Field(() => ID)
  groupId!: string;

  /** Null for the set itself. */
  @Field(() => TrainingControlEnum, { nullable: true })
  control!: TrainingControl | null;

  /** Of a survey set. */
  @Field(() => ID, { nullable: true })
  instrumentId!: string | null;

  /** Of a set made from judgments. */
  @Field(() => ID, { nullable: true })
  releaseId!: string | null;

  @Field(() => String)
  baseModel!: string;

  /** Of a survey set: the value moved furthest. */
  @Field(() => String, { nullable: true })
  target!: string | null;

  @Field(() => Int, { nullable: true })
  delta!: number | null;

  /** Of a survey set: points by value, all that are moved. */
  @Field(() => JsonScalar, { nullable: true })
  profile!: TargetProfile | null;

  @Field(() => JsonScalar)
  settings!: TrainingSetSettings;

  @Field(() => Int)
  seed!: number;

  @Field(() => JobState)
  state!: JobState;

  @Field(() => Progress)
  progress!: Progress;

  @Field(() => [String])
  heldOutFamilies!: string[];

  @Field(() => Int)
  rowCount!: number;

  @Field(() => String, { nullable: true })
  contentHash!: string | null;

  /** Empty until the set is finished. */
  @Field(() => JsonScalar)
  manifest!: TrainingSetManifest | Record<string, never>;

  @Field(() => String)
  exportPath!: string;

  /** None until the set is finished. */
  @Field(() => [TrainingSetFileType])
  files!: TrainingSetFileType[];

  @Field(() => String, { nullable: true })
  error!: string | null;

  @Field(() => Date)
  createdAt!: Date;
}

export function toTrainingSetType(set: TrainingSet): TrainingSetType {
  const { id, name, kind, groupId, control, instrumentId, releaseId, baseModel, target, delta, profile } =
    set;
  const { settings, seed, state, heldOutFamilies, rowCount, contentHash, error, createdAt } = set;
  const progress: Progress = {
    done: set.progressDone,
    total: set.progressTotal,
    note: set.progressNote,
    startedAt: set.startedAt,
    finishedAt: set.finishedAt,
  };
  const base = {
    id,
    name,
    kind,
    groupId,
    control,
    instrumentId,
    releaseId,
    baseModel,
    target,
    delta,
    profile,
  };
  const rest = { settings, seed, state, heldOutFamilies, rowCount, contentHash, error, createdAt, progress };
  return Object.assign(new TrainingSetType(), {
    ...base,
    ...rest,
    manifest: set.manifest ?? {},
    exportPath: `/exports/training-sets/${id}.jsonl`,
    files: filesOf(set),
  });
}

function filesOf({ id, state, manifest }: TrainingSet): TrainingSetFileType[] {
  if (state !== 'SUCCEEDED') return [];
  const hasValidation = manifest?.kind === 'moral_judgment' && manifest.counts.validationRows > 0;
  return Object.entries(VIEW_ENDINGS).flatMap(([ending, { view, split }]) =>
    split === 'validation' && !hasValidation
      ? []
      : [
          Object.assign(new TrainingSetFileType(), {
            view,
            split,
            path: `/exports/training-sets/${id}${ending}`,
          }),
        ],
  );
}

export const TrainingSetPage = pageType(TrainingSetType, 'TrainingSetPage', 'CURATOR', 'RESEARCHER');
