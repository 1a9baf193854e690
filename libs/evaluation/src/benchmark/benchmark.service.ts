import { AuditService } from '@ethogram/accounts';
import { Clock, contentHash, newId, type ReportedBenchmark } from '@ethogram/core';
import { AdapterService } from '@ethogram/models';
import {
  ConflictError,
  DomainError,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { LmEvalFileError, readLmEvalResults } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, In, type Repository } from 'typeorm';
import { BenchmarkImport } from './benchmark-import.entity.js';
import { BenchmarkResult } from './benchmark-result.entity.js';
import { type BenchmarkComparison, compareBenchmarks } from './compare-benchmarks.js';

const TOOL = 'lm-evaluation-harness';
/** More numbers than any harness run has; a file beyond is something else. */
const MOST_RESULTS = 20_000;

export interface BenchmarkFile {
  readonly name: string;
  readonly text: string;
  /** Served name; default: the adapter's, else what the file says. */
  readonly model?: string | undefined;
  readonly adapterId?: string | undefined;
}

/** Whose numbers there are. */
export interface BenchmarkSubject {
  readonly model: string;
  readonly adapterId: string | null;
  readonly results: number;
}

/** Results of other evaluation tools, beside our own. */
@Injectable()
export class BenchmarkService {
  constructor(
    @InjectRepository(BenchmarkImport) private readonly imports: Repository<BenchmarkImport>,
    @InjectRepository(BenchmarkResult) private readonly results: Repository<BenchmarkResult>,
    private readonly adapters: AdapterService,
    private readonly audit: AuditService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a results file of lm-evaluation-harness; the same file again changes nothing.
   * @throws LmEvalFileError for a file that is none; ConflictError when it was brought in for another model.
   */
  async import(
    viewer: Viewer | null,
    file: BenchmarkFile,
  ): Promise<{ stored: BenchmarkImport; isNew: boolean }> {
    const read = readLmEvalResults(file.text);
    if (read.results.length > MOST_RESULTS)
      throw new LmEvalFileError([
        `The file has ${read.results.length} numbers; ${MOST_RESULTS} are read at most.`,
      ]);
    const adapter = file.adapterId ? await this.adapters.get(file.adapterId) : null;
    const model = file.model?.trim() || adapter?.name || read.model;
    if (!model) throw new LmEvalFileError(['The file does not say which model it is of: name the model.']);
    if (adapter && model !== adapter.name)
      throw new LmEvalFileError([`The adapter is served as ${adapter.name}, not as ${model}.`]);
    const row: BenchmarkImport = {
      id: newId(this.clock),
      fileHash: contentHash(file.text),
      fileName: file.name.slice(0, 300),
      tool: TOOL,
      toolVersion: read.toolVersion,
      model,
      adapterId: adapter?.id ?? null,
      measuredAt: read.measuredAt,
      questionLimit: read.limit,
      createdAt: this.clock.now(),
    };
    const isNew = await this.dataSource.transaction(async (manager) => {
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(BenchmarkImport)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return false;
      const rows = read.results.map((result) => ({ ...result, id: newId(this.clock), importId: row.id }));
      for (let from = 0; from < rows.length; from += 1000)
        await manager.insert(BenchmarkResult, rows.slice(from, from + 1000));
      return true;
    });
    const stored = await this.imports.findOneByOrFail({ fileHash: row.fileHash });
    if (!isNew && (stored.model !== model || stored.adapterId !== row.adapterId))
      throw new ConflictError(`This file was brought in before, for the model ${stored.model}.`);
    if (isNew)
      await this.audit.record(viewer, 'import', 'benchmark-import', stored.id, {
        model,
        results: read.results.length,
      });
    return { stored, isNew };
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<BenchmarkImport>> {
    const order = pageOrder<BenchmarkImport>(sort, ['model', 'fileName', 'measuredAt', 'createdAt']);
    const [items, total] = await this.imports.findAndCount({ order, ...pageWindow(page) });
    return { items, total };
  }

  async get(id: string): Promise<BenchmarkImport> {
    const found = await this.imports.findOneBy({ id });
    if (!found) throw new NotFoundError('benchmark import', id);
    return found;
  }

  async resultsOf(importId: string): Promise<BenchmarkResult[]> {
    return this.results.find({ where: { importId }, order: { task: 'ASC', metric: 'ASC', filter: 'ASC' } });
  }

  /** Every model there are numbers of, by name. */
  async subjects(): Promise<BenchmarkSubject[]> {
    const rows: { model: string; adapterId: string | null; results: number }[] = await this.dataSource.query(
      `select model, adapter_id as "adapterId", count(distinct (task, metric, filter))::int as results
       from benchmark_imports join benchmark_results on import_id = benchmark_imports.id
       group by model, adapter_id order by model`,
    );
    return rows;
  }

  /** The newest number of each task, metric and filter of a model, by when it was measured, else brought in. */
  async newest(model: string): Promise<BenchmarkResult[]> {
    const imports = await this.imports.find({ where: { model } });
    if (imports.length === 0) return [];
    const ageOf = new Map(imports.map((one) => [one.id, (one.measuredAt ?? one.createdAt).getTime()]));
    const rows = await this.results.find({ where: { importId: In(imports.map(({ id }) => id)) } });
    const newest = new Map<string, BenchmarkResult>();
    for (const row of rows.toSorted(
      (one, other) => (ageOf.get(one.importId) ?? 0) - (ageOf.get(other.importId) ?? 0),
    ))
      newest.set([row.task, row.metric, row.filter].join('\n'), row);
    return [...newest.values()];
  }

  /** @throws DomainError when there is nothing of either. */
  async compare(baseModel: string, tunedModel: string): Promise<BenchmarkComparison[]> {
    const [base, tuned] = await Promise.all([this.newest(baseModel), this.newest(tunedModel)]);
    if (base.length + tuned.length === 0)
      throw new DomainError('NOT_FOUND', `There are no benchmarks of ${baseModel} or ${tunedModel}.`);
    return compareBenchmarks(base, tuned);
  }

  /** What a report shows beside its own numbers; empty where neither model has any. */
  async reported(baseModel: string, tunedModel: string): Promise<ReportedBenchmark[]> {
    const [base, tuned] = await Promise.all([this.newest(baseModel), this.newest(tunedModel)]);
    return compareBenchmarks(base, tuned).map((row) => ({
      task: row.task,
      metric: row.filter === 'none' ? row.metric : `${row.metric} (${row.filter})`,
      base: row.base && { value: row.base.value, stderr: row.base.stderr, n: row.base.n },
      tuned: row.tuned && { value: row.tuned.value, stderr: row.tuned.stderr, n: row.tuned.n },
      ...{ difference: row.difference, low: row.low, high: row.high, reason: row.reason },
    }));
  }
}
