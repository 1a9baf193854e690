import type { SplitName } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Null: not in that release. */
export interface SplitMove {
  readonly from: SplitName | null;
  readonly to: SplitName | null;
  readonly rows: number;
}

export interface VerdictMove {
  /** `none` on a tie. */
  readonly from: string;
  readonly to: string;
  readonly rows: number;
}

export interface ChangedRow {
  readonly key: string;
  readonly from: SplitName | null;
  readonly to: SplitName | null;
  readonly verdictFrom: string | null;
  readonly verdictTo: string | null;
}

export interface ReleaseComparison {
  /** Also those that stayed where they were. */
  readonly splits: readonly SplitMove[];
  /** Of rows in both whose verdict is another; not counting rows withdrawn from either. */
  readonly verdicts: readonly VerdictMove[];
  /** The first hundred that are not the same in both. */
  readonly changed: readonly ChangedRow[];
}

const LISTED = 100;

/** What two releases have in common, row by row. A row is known by its key: the hash of its text, or the name of its item. */
@Injectable()
export class ReleaseComparer {
  constructor(private readonly dataSource: DataSource) {}

  /** Both were explored. @throws NotFoundError */
  async compare(earlierId: string, laterId: string): Promise<ReleaseComparison> {
    const known: { id: string }[] = await this.dataSource.query(
      'select id from releases where id = any($1::uuid[])',
      [[earlierId, laterId]],
    );
    for (const id of [earlierId, laterId])
      if (!known.some((release) => release.id === id)) throw new NotFoundError('release', id);
    const parameters = [earlierId, laterId];
    const [splits, verdicts, changed] = await Promise.all([
      this.dataSource.query(
        `${PAIRS} select "from", "to", count(*)::int as rows from pairs group by 1, 2 order by 3 desc`,
        parameters,
      ),
      this.dataSource.query(
        `${PAIRS} select "verdictFrom" as "from", "verdictTo" as "to", count(*)::int as rows from pairs
         where "verdictFrom" <> "verdictTo" group by 1, 2 order by 3 desc`,
        parameters,
      ),
      this.dataSource.query(
        `${PAIRS} select * from pairs where "from" is distinct from "to" or "verdictFrom" <> "verdictTo"
         order by key limit ${LISTED}`,
        parameters,
      ),
    ]);
    return { splits, verdicts, changed } as ReleaseComparison;
  }
}

const sideOf = (parameter: string): string =>
  `select key, rows.split, case when facts.position is not null then coalesce(facts.verdict, 'none') end as verdict
   from release_rows rows
   left join release_row_facts facts on facts.release_id = rows.release_id and facts.position = rows.position
   where rows.release_id = ${parameter}`;

const PAIRS = `with earlier as (${sideOf('$1')}), later as (${sideOf('$2')}),
  pairs as (
    select coalesce(earlier.key, later.key) as key, earlier.split as "from", later.split as "to",
      earlier.verdict as "verdictFrom", later.verdict as "verdictTo"
    from earlier full join later on later.key = earlier.key)`;
