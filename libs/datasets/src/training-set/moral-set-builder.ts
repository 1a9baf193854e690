import { createHash, type Hash } from 'node:crypto';
import { Clock, contentHash, type MoralTrainingRow } from '@ethogram/core';
import { withdrawnAmong } from '@ethogram/corpus';
import { BadInputError, PlatformConfig } from '@ethogram/platform';
import { MORAL_LABELS, MORAL_TEMPLATE } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ReleasedBatches } from '../export/released-batches.js';
import type { MoralRowContent } from '../release/release-content.js';
import { Release } from '../release/release.entity.js';
import { waitForReleases } from '../release/study-turns.js';
import { MORAL_TARGET_RULE, moralRows } from './moral-set-rows.js';
import {
  type MoralSetCore,
  type MoralSetManifest,
  TRAINING_SET_SCHEMA,
  trainingLine,
} from './training-set-manifest.js';
import { TrainingPermission } from './training-permission.js';
import { TrainingSetRow } from './training-set-row.entity.js';
import type { MoralSettings } from './training-set-settings.js';
import { TrainingSet } from './training-set.entity.js';

const SPLITS = ['train', 'validation'] as const;
const ROWS_PER_INSERT = 500;

interface Written {
  position: number;
  readonly files: Record<(typeof SPLITS)[number], Hash>;
  readonly counts: MoralSetManifest['counts'];
  readonly leftOut: MoralSetManifest['leftOut'];
}

/** Makes training sets of the train and validation parts of a release; the rows pass through in constant memory. */
@Injectable()
export class MoralSetBuilder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: ReleasedBatches,
    private readonly permission: TrainingPermission,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_PERMITTED_BY_SOURCE; BadInputError when no row can be trained on */
  async build(set: TrainingSet): Promise<void> {
    const release = await this.dataSource.manager.findOneByOrFail(Release, { id: set.releaseId ?? '' });
    const settings = set.settings as MoralSettings;
    await this.dataSource.transaction(async (manager) => {
      const where = { id: set.id, state: 'RUNNING' } as const;
      const open = await manager.findOne(TrainingSet, { where, lock: { mode: 'pessimistic_write' } });
      if (!open) return;
      await holdDeletionsOff(manager, release);
      await this.permission.requireRelease(release);
      const written = await this.write(manager, set, release, settings);
      if (written.counts.rows === 0)
        throw new BadInputError(
          'No situation in the train part of the release has its text and one verdict, so there is nothing to train on.',
        );
      const manifest = this.manifest(coreOf(release, settings), written);
      await manager.update(TrainingSet, set.id, {
        state: 'SUCCEEDED',
        progressNote: null,
        rowCount: manifest.counts.rows,
        contentHash: manifest.contentHash,
        fileHash: manifest.fileHash,
        manifest: manifest as never,
        finishedAt: this.clock.now(),
        error: null,
      });
    });
  }

  private async write(
    manager: EntityManager,
    set: TrainingSet,
    release: Release,
    settings: MoralSettings,
  ): Promise<Written> {
    const written: Written = {
      position: 0,
      files: { train: createHash('sha256'), validation: createHash('sha256') },
      counts: { rows: 0, validationRows: 0, situations: 0, verdicts: {} },
      leftOut: { withoutText: 0, undecided: 0 },
    };
    for (const split of SPLITS)
      for await (const batch of this.batches.read(release.id, { split, from: 0, to: null })) {
        const rows = batch.flatMap(({ scenarioId, line }) => {
          const content = JSON.parse(line) as MoralRowContent;
          const made = moralRows(content, settings);
          if (typeof made === 'string') {
            written.leftOut[made] += 1;
            return [];
          }
          written.counts.situations += 1;
          return made.map((row) =>
            this.stored(set.id, row, { scenarioId, releaseKey: content.key }, written),
          );
        });
        for (let start = 0; start < rows.length; start += ROWS_PER_INSERT)
          await manager.insert(TrainingSetRow, rows.slice(start, start + ROWS_PER_INSERT));
      }
    return written;
  }

  private stored(
    trainingSetId: string,
    row: MoralTrainingRow,
    origin: Pick<TrainingSetRow, 'scenarioId' | 'releaseKey'>,
    written: Written,
  ): Omit<TrainingSetRow, 'trainingSet'> {
    const line = trainingLine(row);
    const { counts } = written;
    written.files[row.split].update(`${line}\n`);
    if (row.split === 'train') counts.rows += 1;
    else counts.validationRows += 1;
    counts.verdicts[row.verdict] = (counts.verdicts[row.verdict] ?? 0) + 1;
    const position = written.position;
    written.position += 1;
    const lineHash = createHash('sha256').update(line).digest('hex');
    return { trainingSetId, position, split: row.split, ...origin, line, lineHash, purgedAt: null };
  }

  private manifest(core: MoralSetCore, { files, counts, leftOut }: Written): MoralSetManifest {
    const [fileHash, validationFileHash] = SPLITS.map((split) => files[split].digest('hex')) as [
      string,
      string,
    ];
    const address = {
      contentHash: contentHash({ core, rows: fileHash, validation: validationFileHash }),
      fileHash,
      codeVersion: this.config.version,
    };
    return { ...core, counts, leftOut, validationFileHash, ...address };
  }
}

/** Whatever is deleted or taken back from now on finds the set; what was before is out of the release's rows. */
async function holdDeletionsOff(manager: EntityManager, { id, studyIds }: Release): Promise<void> {
  for (const studyId of [...studyIds].sort()) await waitForReleases(manager, studyId);
  const rows: { id: string }[] = await manager.query(
    `select distinct scenario_id as id from release_rows where release_id = $1 and scenario_id is not null and purged_at is null`,
    [id],
  );
  await withdrawnAmong(
    manager,
    rows.map((row) => row.id),
  );
}

function coreOf(
  { version, contentHash: hash }: Release,
  { target, copies, withValues, withRationale }: MoralSettings,
): MoralSetCore {
  return {
    schema: TRAINING_SET_SCHEMA,
    kind: 'moral_judgment',
    release: { version, contentHash: hash },
    target,
    copies: target === 'COPIES' ? copies : null,
    withValues,
    withRationale,
    template: MORAL_TEMPLATE,
    labels: [...MORAL_LABELS],
    targetRule: MORAL_TARGET_RULE,
  };
}
