import {
  type Adjudication,
  AdjudicationService,
  type JudgedTask,
  JudgmentService,
} from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A current judgment with its task and how that was settled, if it was. */
export interface SettledTask extends JudgedTask {
  readonly settled: Adjudication | null;
}

/** Reads a study, open or not, as of one moment. */
@Injectable()
export class JudgedTaskReader {
  constructor(
    private readonly judgments: JudgmentService,
    private readonly adjudications: AdjudicationService,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Every current judgment, those of withdrawn scenarios too. One snapshot of the database, so that a judgment that
   * arrives or is revised meanwhile is read whole or not at all.
   */
  async *read(studyId: string): AsyncGenerator<SettledTask> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      const settled = await this.adjudications.currentOfStudy(studyId, runner.manager);
      const judged = this.judgments.currentOfStudy(studyId, { withdrawn: true, manager: runner.manager });
      for await (const pair of judged) yield { ...pair, settled: settled.get(pair.task.id) ?? null };
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}
