import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Clock, type MoralTrainingRow, newId, type TrainingRow } from '@ethogram/core';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, LessThan, type Repository } from 'typeorm';
import { LINES_PER_BATCH, type PurgeableLine, verifiedLines } from '../export/verified-lines.js';
import { TrainingPermission } from './training-permission.js';
import { TrainingSetRow } from './training-set-row.entity.js';
import {
  type TrainingSplit,
  VIEW_ENDINGS,
  viewArchive,
  type ViewEnding,
  viewFile,
} from './training-set-views.js';
import { TrainingSet } from './training-set.entity.js';

export type PreviewRow = TrainingRow | MoralTrainingRow;

type Finished = TrainingSet & { fileHash: string };

interface Handling {
  readonly split: TrainingSplit;
  /** Whether the file leaves the installation. */
  readonly isHandedOut: boolean;
}

/** Training sets as files, without the rows whose posts were deleted since; canonical lines have the bytes that were hashed. */
@Injectable()
export class TrainingSetExport {
  constructor(
    @InjectRepository(TrainingSet) private readonly sets: Repository<TrainingSet>,
    @InjectRepository(TrainingSetRow) private readonly rows: Repository<TrainingSetRow>,
    private readonly permission: TrainingPermission,
    private readonly clock: Clock,
  ) {}

  /**
   * JSON Lines in the trainer's row format. Constant memory. Fails with NotFoundError, with ConflictError for an
   * unfinished set, with DomainError NOT_PERMITTED_BY_SOURCE, or with ExportDamagedError.
   */
  stream(id: string, handling: Handling = { split: 'train', isHandedOut: true }): Readable {
    return verifiedLines(async () => {
      const set = await this.permitted(id, handling.isHandedOut);
      const isTrain = handling.split === 'train';
      const first = isTrain ? 0 : set.rowCount;
      return {
        what: `The training set ${set.name}`,
        fileHash: isTrain ? set.fileHash : (validationOf(set)?.fileHash ?? ''),
        lineCount: isTrain ? set.rowCount : (validationOf(set)?.rows ?? 0),
        readBatch: (from) => this.batch(id, first + from, handling.split),
      };
    });
  }

  /**
   * One of the shapes trainers read.
   * @throws NotFoundError, also for validation rows where a set has none; ConflictError; DomainError NOT_PERMITTED_BY_SOURCE
   */
  async view(id: string, ending: ViewEnding): Promise<Readable> {
    const set = await this.permitted(id, true);
    const { view, split } = VIEW_ENDINGS[ending];
    const viewed = {
      baseModel: set.baseModel,
      hasValidation: validationOf(set) !== null,
      lines: (part: TrainingSplit) => this.stream(id, { split: part, isHandedOut: true }),
    };
    if (split === 'validation' && !viewed.hasValidation)
      throw new NotFoundError('validation part of the training set', id);
    return split === null ? viewArchive(view, viewed) : viewFile(view, split, viewed);
  }

  /** Whole or not at all: written aside and renamed, so that a trainer never reads half a file. */
  async exportTo(id: string, path: string, split: TrainingSplit = 'train'): Promise<void> {
    const partial = `${path}.${newId(this.clock)}.partial`;
    await mkdir(dirname(path), { recursive: true });
    try {
      const lines = this.stream(id, { split, isHandedOut: false });
      await pipeline(lines, createWriteStream(partial, { flags: 'wx' }));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async firstRows(ids: readonly string[], limit: number): Promise<Map<string, PreviewRow[]>> {
    const rows =
      ids.length === 0
        ? []
        : await this.rows.find({
            where: { trainingSetId: In([...ids]), position: LessThan(limit), purgedAt: IsNull() },
            order: { position: 'ASC' },
          });
    const bySet = Map.groupBy(rows, (row) => row.trainingSetId);
    return new Map(
      ids.map((id) => [id, (bySet.get(id) ?? []).map(({ line }) => JSON.parse(line) as PreviewRow)]),
    );
  }

  private async batch(id: string, from: number, split: TrainingSplit): Promise<PurgeableLine[]> {
    return this.rows.query(
      `select case when purged_at is null then line end as line, line_hash as "lineHash" from training_set_rows
       where training_set_id = $1 and position >= $2 and position < $3 and split = $4 order by position`,
      [id, from, from + LINES_PER_BATCH, split],
    );
  }

  private async permitted(id: string, isHandedOut: boolean): Promise<Finished> {
    const set = await this.sets.findOneBy({ id });
    if (!set) throw new NotFoundError('training set', id);
    const { fileHash } = set;
    if (set.state !== 'SUCCEEDED' || fileHash === null)
      throw new ConflictError(`The training set ${set.name} is not finished: it is ${set.state}.`);
    await this.permission.requireSet(set, { isHandedOut });
    return { ...set, fileHash };
  }
}

/** The validation rows of a set: a file of their own, or null where it has none. */
export function validationOf({ manifest }: TrainingSet): { fileHash: string; rows: number } | null {
  if (manifest?.kind !== 'moral_judgment' || manifest.counts.validationRows === 0) return null;
  return { fileHash: manifest.validationFileHash, rows: manifest.counts.validationRows };
}
