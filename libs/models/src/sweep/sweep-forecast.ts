import { FineTuneLauncher } from '@ethogram/launchers';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CellPlan } from './sweep-plan.js';

/** Trainings looked back at. */
const EARLIER = 20;

/** What a sweep will cost, as far as earlier trainings of its model can tell. */
export interface SweepForecast {
  readonly trainings: number;
  readonly trainingSets: number;
  /** Trainings the launcher runs at once. */
  readonly capacity: number;
  /** Median of the earlier trainings; null without any. */
  readonly secondsEach: number | null;
  /** Of all trainings; the reading of the model's own answers comes on top. */
  readonly expectedSeconds: number | null;
  /** How many earlier trainings were looked at. */
  readonly basedOn: number;
}

/** Rounds of `capacity` trainings, each as long as the median of the earlier ones. */
export function expectedSeconds(trainings: number, capacity: number, secondsEach: number): number {
  return Math.ceil(trainings / capacity) * secondsEach;
}

@Injectable()
export class SweepForecaster {
  constructor(
    private readonly dataSource: DataSource,
    private readonly launcher: FineTuneLauncher,
  ) {}

  async of(baseModel: string, plans: readonly Pick<CellPlan, 'setKey'>[]): Promise<SweepForecast> {
    const trainings = plans.length;
    const capacity = this.launcher.capacity();
    const { seconds, runs } = await this.earlier(baseModel);
    return {
      trainings,
      trainingSets: new Set(plans.map(({ setKey }) => setKey)).size,
      capacity,
      secondsEach: seconds,
      expectedSeconds: seconds === null ? null : expectedSeconds(trainings, capacity, seconds),
      basedOn: runs,
    };
  }

  /** Only runs that went through in one go: of others the time includes how long nobody resumed them. */
  private async earlier(baseModel: string): Promise<{ seconds: number | null; runs: number }> {
    const [found]: { seconds: number | null; runs: number }[] = await this.dataSource.query(
      `select percentile_cont(0.5) within group (order by seconds) as seconds, count(*)::int as runs
         from (select extract(epoch from finished_at - started_at)::float8 as seconds
                 from fine_tune_runs
                where base_model = $1 and launcher = $2 and state = 'SUCCEEDED' and round = 0 and deaths = 0
                order by finished_at desc
                limit ${EARLIER}) as earlier`,
      [baseModel, this.launcher.name],
    );
    return found ?? { seconds: null, runs: 0 };
  }
}
