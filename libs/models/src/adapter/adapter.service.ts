import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Clock, type TrainerResult } from '@ethogram/core';
import {
  BlobStore,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { checkAdapter } from './adapter-check.js';
import { Adapter } from './adapter.entity.js';
import { AdapterDamagedError } from './adapter.errors.js';

const WEIGHTS = 'adapter_model.safetensors';
const FILES = ['adapter_config.json', WEIGHTS] as const;

@Injectable()
export class AdapterService {
  constructor(
    @InjectRepository(Adapter) private readonly adapters: Repository<Adapter>,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<Adapter> {
    const adapter = await this.adapters.findOneBy({ id });
    if (!adapter) throw new NotFoundError('adapter', id);
    return adapter;
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Adapter>> {
    const order = pageOrder<Adapter>(sort, ['name', 'baseModel', 'createdAt']);
    const [items, total] = await this.adapters.findAndCount({ order, ...pageWindow(page) });
    return { items, total };
  }

  async all(): Promise<Adapter[]> {
    return this.adapters.find({ order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async byFineTuneRuns(runIds: readonly string[]): Promise<Adapter[]> {
    return runIds.length === 0 ? [] : this.adapters.findBy({ fineTuneRunId: In([...runIds]) });
  }

  /** The folder a model server loads the adapter from; the server must see it at the same path. */
  folder(adapterId: string): Promise<string> {
    return this.blobs.localFolder(`adapters/${adapterId}`, FILES);
  }

  /**
   * Copies the trained files into the blob store and checks the copy of the weights against what the trainer reported.
   * May be repeated: it writes the same keys again.
   * @throws AdapterRejectedError when vLLM would refuse it; AdapterDamagedError when the copy's hash differs.
   */
  async copyFiles(adapterId: string, training: TrainerResult): Promise<void> {
    await checkAdapter(training.adapterDir);
    for (const file of FILES) {
      await this.blobs.put(
        `adapters/${adapterId}/${file}`,
        createReadStream(join(training.adapterDir, file)),
      );
    }
    const hash = createHash('sha256');
    await pipeline(await this.blobs.get(`adapters/${adapterId}/${WEIGHTS}`), hash);
    const found = hash.digest('hex');
    if (found !== training.sha256) throw new AdapterDamagedError(training.sha256, found);
  }

  /** Files the adapter inside `manager`'s transaction; the second time it changes nothing. */
  async record(
    manager: EntityManager,
    adapter: Pick<Adapter, 'id' | 'name' | 'baseModel' | 'fineTuneRunId'>,
    training: TrainerResult,
  ): Promise<void> {
    const { sha256, steps, finalLoss, trainRuntimeSeconds, versions, device, dtype } = training;
    const origin = { steps, finalLoss, trainRuntimeSeconds, versions, device, dtype };
    const values = { ...adapter, sha256, origin, createdAt: this.clock.now() };
    await manager.createQueryBuilder().insert().into(Adapter).values(values).orIgnore().execute();
  }
}
