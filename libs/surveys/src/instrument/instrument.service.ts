import { AuditService } from '@ethogram/accounts';
import { Clock, type Keying, type ValueKey } from '@ethogram/core';
import { ConflictError, DomainError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, Repository } from 'typeorm';
import { readInstrumentFiles } from './bundled-instruments.js';
import type { InstrumentContent } from './instrument-content.js';
import type { InstrumentFile } from './instrument-file.js';
import { instrumentRows } from './instrument-rows.js';
import { Instrument } from './instrument.entity.js';
import { Item } from './item.entity.js';
import { ItemFamily } from './item-family.entity.js';
import type { OtherVariants } from './wording-variant.js';

export const PACK_STANDINGS = ['NEW', 'INSTALLED', 'CONFLICT'] as const;
export type PackStanding = (typeof PACK_STANDINGS)[number];

/** An item with what its family says of it: all a suite, a study or a training set needs. */
export interface InstrumentItem {
  readonly id: string;
  readonly instrumentId: string;
  readonly key: string;
  readonly text: string;
  /** Forms for other respondents than the neutral `text`. */
  readonly variants: OtherVariants | null;
  /** The first of `values`. */
  readonly value: ValueKey;
  /** All it counts for. */
  readonly values: readonly ValueKey[];
  /** Key of the construct it is keyed to, if it is to one. */
  readonly construct: string | null;
  /** Key of the family. */
  readonly family: string;
  readonly keyed: Keying;
  readonly position: number;
}

export interface Installed {
  readonly instrument: Instrument;
  /** False: the same content was installed before. */
  readonly isNew: boolean;
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
    private readonly audit: AuditService,
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
    return (await this.installOnce(file)).instrument;
  }

  /** Installs what somebody brought. @throws ConflictError as `install` */
  async import(viewer: Viewer | null, file: InstrumentFile): Promise<Installed> {
    const installed = await this.installOnce(file);
    const { id, key, version } = installed.instrument;
    if (installed.isNew) await this.audit.record(viewer, 'imported', 'instrument', id, { key, version });
    return installed;
  }

  private async installOnce(file: InstrumentFile): Promise<Installed> {
    const { instrument, families, items } = instrumentRows(file, this.clock.now());
    const isNew = await this.dataSource.transaction(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(Instrument)
        .values(instrument)
        .orIgnore()
        .returning('id')
        .execute();
      const found = await manager.findOneByOrFail(Instrument, { id: instrument.id });
      if (found.contentHash !== instrument.contentHash) {
        throw new ConflictError(
          `The instrument ${file.key} ${file.version} is installed with other content: raise the version of the file.`,
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
      return (raw as unknown[]).length > 0;
    });
    return { instrument: await this.get(instrument.id), isNew };
  }

  /** Whether this version is not there, there with the same content, or there with other content. */
  async standing({
    key,
    version,
    hash,
  }: Pick<InstrumentContent, 'key' | 'version' | 'hash'>): Promise<PackStanding> {
    await this.ensureInstalled();
    const found = await this.instruments.findOneBy({ key, version });
    if (!found) return 'NEW';
    return found.contentHash === hash ? 'INSTALLED' : 'CONFLICT';
  }

  /** @throws DomainError NOT_PERMITTED_BY_LICENCE saying what the licence of the instrument does not allow. */
  async requirePermission(id: string, permission: 'administer' | 'train'): Promise<Instrument> {
    const instrument = await this.get(id);
    const isAllowed = permission === 'administer' ? instrument.mayAdminister : instrument.mayTrain;
    if (isAllowed) return instrument;
    const refused = permission === 'administer' ? 'be put to people' : 'train models';
    throw new DomainError(
      'NOT_PERMITTED_BY_LICENCE',
      `The licence of ${instrument.title} (${instrument.licence}) does not say that its items may ${refused}. With a licence that does, import them as another version.`,
    );
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

function toInstrumentItem({ id, instrumentId, key, text, variants, position, family }: Item): InstrumentItem {
  if (!family) throw new Error(`The item ${key} was read without its family.`);
  return {
    id,
    instrumentId,
    key,
    text,
    variants,
    position,
    value: family.value,
    values: family.values,
    construct: family.construct,
    family: family.key,
    keyed: family.keyed,
  };
}
