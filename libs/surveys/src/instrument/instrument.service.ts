import { Clock, type Keying, type ValueKey } from '@ethogram/core';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { readInstrumentFiles } from './bundled-instruments.js';
import type { InstrumentFile } from './instrument-file.js';
import { instrumentRows } from './instrument-rows.js';
import { Instrument } from './instrument.entity.js';
import { Item } from './item.entity.js';
import { ItemFamily } from './item-family.entity.js';

/** An item with what its family says of it: all a suite, a study or a training set needs. */
export interface InstrumentItem {
  readonly id: string;
  readonly instrumentId: string;
  readonly key: string;
  readonly text: string;
  readonly value: ValueKey;
  /** Key of the family. */
  readonly family: string;
  readonly keyed: Keying;
  readonly position: number;
}

@Injectable()
export class InstrumentService {
  private installing: Promise<void> | undefined;
  /** Safe to keep: an installed instrument never changes. */
  private readonly known = new Map<string, Instrument>();
  private readonly itemsByInstrument = new Map<string, readonly InstrumentItem[]>();

  constructor(
    @InjectRepository(Instrument) private readonly instruments: Repository<Instrument>,
    @InjectRepository(Item) private readonly itemRows: Repository<Item>,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Installs the instruments that come with the project, once a process. */
  async ensureInstalled(): Promise<void> {
    this.installing ??= this.installBundled().then(() => undefined);
    this.installing.catch(() => (this.installing = undefined));
    return this.installing;
  }

  /** Installs (or finds installed) every bundled instrument. Any number of processes may do so at once. */
  async installBundled(): Promise<Instrument[]> {
    const installed: Instrument[] = [];
    for (const file of await readInstrumentFiles()) installed.push(await this.install(file));
    return installed;
  }

  /** @throws ConflictError when this version is installed with other content. */
  async install(file: InstrumentFile): Promise<Instrument> {
    const { instrument, families, items } = instrumentRows(file, this.clock.now());
    await this.dataSource.transaction(async (manager) => {
      await manager.createQueryBuilder().insert().into(Instrument).values(instrument).orIgnore().execute();
      const found = await manager.findOneByOrFail(Instrument, { id: instrument.id });
      if (found.contentHash !== instrument.contentHash) {
        throw new ConflictError(
          `The instrument ${file.key} has changed but still says version ${file.version}: raise its version.`,
        );
      }
      await manager
        .createQueryBuilder()
        .insert()
        .into(ItemFamily)
        .values([...families])
        .orIgnore()
        .execute();
      await manager
        .createQueryBuilder()
        .insert()
        .into(Item)
        .values([...items])
        .orIgnore()
        .execute();
    });
    return this.get(instrument.id);
  }

  async list(): Promise<Instrument[]> {
    await this.ensureInstalled();
    return this.instruments.find({ order: { key: 'ASC', createdAt: 'DESC' } });
  }

  async get(id: string): Promise<Instrument> {
    const instrument = this.known.get(id) ?? (await this.instruments.findOneBy({ id }));
    if (!instrument) throw new NotFoundError('instrument', id);
    this.known.set(id, instrument);
    return instrument;
  }

  async byIds(ids: readonly string[]): Promise<Instrument[]> {
    return ids.length === 0 ? [] : this.instruments.findBy({ id: In([...ids]) });
  }

  /** The highest version of an instrument. */
  async byKey(key: string): Promise<Instrument> {
    await this.ensureInstalled();
    const newest = await this.instruments
      .createQueryBuilder('instrument')
      .where('instrument.key = :key', { key })
      .orderBy(`string_to_array(instrument.version, '.')::int[]`, 'DESC')
      .getOne();
    if (!newest) throw new NotFoundError('instrument', key);
    return newest;
  }

  /** All items, in the file's order. */
  async items(instrumentId: string): Promise<readonly InstrumentItem[]> {
    const kept = this.itemsByInstrument.get(instrumentId);
    if (kept) return kept;
    const rows = await this.itemRows.find({
      where: { instrumentId },
      relations: { family: true },
      order: { position: 'ASC' },
    });
    if (rows.length === 0) throw new NotFoundError('instrument', instrumentId);
    const items = rows.map(toInstrumentItem);
    this.itemsByInstrument.set(instrumentId, items);
    return items;
  }

  /** In the order asked for. @throws NotFoundError for an id that is no item. */
  async itemsByIds(ids: readonly string[]): Promise<InstrumentItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.itemRows.find({ where: { id: In([...ids]) }, relations: { family: true } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      if (!row) throw new NotFoundError('item', id);
      return toInstrumentItem(row);
    });
  }
}

function toInstrumentItem({ id, instrumentId, key, text, position, family }: Item): InstrumentItem {
  if (!family) throw new Error(`The item ${key} was read without its family.`);
  return {
    id,
    instrumentId,
    key,
    text,
    position,
    value: family.value,
    family: family.key,
    keyed: family.keyed,
  };
}
