import { type JudgedTask, JudgmentService } from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Reads a study, open or not, as of one moment. */
@Injectable()
export class JudgedTaskReader {
  constructor(
    private readonly judgments: JudgmentService,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * Every current judgment, those of withdrawn scenarios too. One snapshot of the database, so that a judgment that
   * arrives or is revised meanwhile is read whole or not at all.
   */
  async *read(studyId: string): AsyncGenerator<JudgedTask> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      yield* this.judgments.currentOfStudy(studyId, { withdrawn: true, manager: runner.manager });
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}
