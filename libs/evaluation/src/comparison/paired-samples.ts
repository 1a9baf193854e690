import type { ValueKey } from '@ethogram/core';
import { ReleaseService } from '@ethogram/datasets';
import { type Page, type PageOf, pageWindow } from '@ethogram/platform';
import type { Outcome } from '@ethogram/suites';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Run } from '../run/run.entity.js';
import { RunService } from '../run/run.service.js';
import { Sample } from '../run/sample.entity.js';

export interface PairFilter {
  readonly baseRunId: string;
  readonly tunedRunId: string;
  /** Survey: what the item is keyed to. Moral judgment: what is at stake. */
  readonly value?: ValueKey | null;
  /** Of either model. */
  readonly outcome?: Outcome | null;
  /** True: those whose score changed most first, missing ones last. */
  readonly largestChangeFirst?: boolean;
}

export interface SamplePair {
  readonly key: string;
  /** Tuned minus base; null unless both answered. */
  readonly change: number | null;
  readonly base: Sample | null;
  readonly tuned: Sample | null;
}

interface PairRow {
  readonly key: string;
  readonly baseId: string | null;
  readonly tunedId: string | null;
  readonly change: number | null;
}

const PAIRS = `
  from (select * from samples where run_id = $1) as base
  full join (select * from samples where run_id = $2) as tuned on tuned.key = base.key
  where ($3::text[] is null or coalesce(base.cluster, tuned.cluster) = any($3))
    and ($4::text is null or base.outcome = $4 or tuned.outcome = $4)`;

/** The samples behind the numbers of a comparison: the answers of both models side by side. */
@Injectable()
export class PairedSamples {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: RunService,
    private readonly instruments: InstrumentService,
    private readonly releases: ReleaseService,
  ) {}

  async list(filter: PairFilter, page?: Page): Promise<PageOf<SamplePair>> {
    const base = await this.runs.get(filter.baseRunId);
    await this.runs.get(filter.tunedRunId);
    const clusters = filter.value ? await this.clustersOf(base, filter.value) : null;
    const values = [filter.baseRunId, filter.tunedRunId, clusters, filter.outcome ?? null];
    const order = filter.largestChangeFirst ? 'abs(tuned.score - base.score) desc nulls last, ' : '';
    const { skip = 0, take } = pageWindow(page);
    const [rows, counted]: [PairRow[], { total: number }[]] = await Promise.all([
      this.dataSource.query(
        `select coalesce(base.key, tuned.key) as key, base.id as "baseId", tuned.id as "tunedId",
                tuned.score - base.score as change
         ${PAIRS} order by ${order}coalesce(base.position, tuned.position), key limit $5 offset $6`,
        [...values, take, skip],
      ),
      this.dataSource.query(`select count(*)::int as total ${PAIRS}`, values),
    ]);
    return { items: await this.filled(rows), total: counted[0]?.total ?? 0 };
  }

  private async filled(rows: readonly PairRow[]): Promise<SamplePair[]> {
    const ids = rows.flatMap(({ baseId, tunedId }) => [baseId, tunedId].filter((id) => id !== null));
    const found = await this.dataSource.getRepository(Sample).findBy({ id: In(ids) });
    const byId = new Map(found.map((sample) => [sample.id, sample]));
    const at = (id: string | null): Sample | null => (id === null ? null : (byId.get(id) ?? null));
    return rows.map(({ key, baseId, tunedId, change }) => ({
      ...{ key, change },
      base: at(baseId),
      tuned: at(tunedId),
    }));
  }

  /** Item families, or situations, that say something about a value. */
  private async clustersOf({ subject }: Run, value: ValueKey): Promise<string[]> {
    if (subject.suite === 'moral-judgment') {
      const stakes = await this.releases.scenarioStakes(subject.releaseId);
      return stakes.flatMap((scenario) =>
        scenario.stakes.some((stake) => stake.value === value) ? [scenario.scenarioId] : [],
      );
    }
    if (!('instrumentId' in subject)) return [];
    const items = await this.instruments.items(subject.instrumentId);
    return [...new Set(items.flatMap(({ family, values }) => (values.includes(value) ? [family] : [])))];
  }
}
