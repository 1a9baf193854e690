import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Clock, newId, type TrainingRow } from '@ethogram/core';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, LessThan, type Repository } from 'typeorm';
import { LINES_PER_BATCH, verifiedLines } from '../export/verified-lines.js';
import { TrainingSetRow } from './training-set-row.entity.js';
import { TrainingSet } from './training-set.entity.js';

/** Training sets as files: JSON Lines in the trainer's row format, with the bytes that were hashed. */
@Injectable()
export class TrainingSetExport {
  constructor(
    @InjectRepository(TrainingSet) private readonly sets: Repository<TrainingSet>,
    @InjectRepository(TrainingSetRow) private readonly rows: Repository<TrainingSetRow>,
    private readonly clock: Clock,
  ) {}

  /** Constant memory. Fails with NotFoundError, with ConflictError for an unfinished set, or with ExportDamagedError. */
  stream(id: string): Readable {
    return verifiedLines(async () => {
      const { name, fileHash, rowCount: lineCount } = await this.finished(id);
      return {
        what: `The training set ${name}`,
        fileHash,
        lineCount,
        readBatch: async (from) => {
          const where = { trainingSetId: id, position: Between(from, from + LINES_PER_BATCH - 1) };
          return (await this.rows.find({ where, order: { position: 'ASC' } })).map((row) => row.line);
        },
      };
    });
  }

  /** Whole or not at all: written aside and renamed, so that a trainer never reads half a file. */
  async exportTo(id: string, path: string): Promise<void> {
    const partial = `${path}.${newId(this.clock)}.partial`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(this.stream(id), createWriteStream(partial, { flags: 'wx' }));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async firstRows(ids: readonly string[], limit: number): Promise<Map<string, TrainingRow[]>> {
    const rows =
      ids.length === 0
        ? []
        : await this.rows.find({
            where: { trainingSetId: In([...ids]), position: LessThan(limit) },
            order: { position: 'ASC' },
          });
    const bySet = Map.groupBy(rows, (row) => row.trainingSetId);
    return new Map(
      ids.map((id) => [id, (bySet.get(id) ?? []).map(({ line }) => JSON.parse(line) as TrainingRow)]),
    );
  }

  private async finished(id: string): Promise<TrainingSet & { fileHash: string }> {
    const set = await this.sets.findOneBy({ id });
    if (!set) throw new NotFoundError('training set', id);
    const { fileHash } = set;
    if (set.state !== 'SUCCEEDED' || fileHash === null)
      throw new ConflictError(`The training set ${set.name} is not finished: it is ${set.state}.`);
    return { ...set, fileHash };
  }
}
