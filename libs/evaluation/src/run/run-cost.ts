import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunAdmission } from './run-admission.js';
import type { RunSubject } from './run-subject.js';

/** What a run would take. */
export interface RunCost {
  /** Prompts, or plays. */
  readonly samples: number;
  /** From how fast the model answered in its latest runs; null when it has none. */
  readonly seconds: number | null;
}

/** Latest runs of the model that asked it for most of their answers; those from the cache say nothing of its speed. */
const SPEED = `
  select sum(extract(epoch from finished_at - started_at))::float8 / nullif(sum(asked), 0) as seconds
    from (select runs.finished_at, runs.started_at,
                 (select count(*) from samples where run_id = runs.id and not cached) as asked,
                 runs.progress_done
            from runs
           where model = $1 and state = 'SUCCEEDED' and round = 0
             and (suite = 'text-adventure') = ($2 = 'text-adventure')
           order by finished_at desc limit 5) as latest
   where asked * 2 > progress_done`;

@Injectable()
export class RunCosts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly admission: RunAdmission,
  ) {}

  /** @throws BadInputError when there is nothing to ask. */
  async of(subject: RunSubject, model: string): Promise<RunCost> {
    const samples = await this.admission.size(subject);
    const [row] = await this.dataSource.query<{ seconds: number | null }[]>(SPEED, [model, subject.suite]);
    const each = row?.seconds ?? null;
    return { samples, seconds: each === null ? null : Math.ceil(each * samples) };
  }
}
