import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The key of the lock that stands for a run which a process works on without the queue. */
const LOCK = `hashtextextended('collection.run:' || $1, 0)`;

/**
 * Runs that a process works on without the queue, such as an import on the command line. PostgreSQL lets go of the lock
 * with the connection, so that it tells the death of a process however it died.
 */
@Injectable()
export class RunLiveness {
  constructor(private readonly dataSource: DataSource) {}

  /** Says that this process works on the run, for as long as `work` takes. */
  async during<Result>(runId: string, work: () => Promise<Result>): Promise<Result> {
    const connection = this.dataSource.createQueryRunner();
    try {
      await connection.query(`select pg_advisory_lock_shared(${LOCK})`, [runId]);
      return await work();
    } finally {
      if (!connection.isReleased)
        await connection.query(`select pg_advisory_unlock_shared(${LOCK})`, [runId]);
      await connection.release();
    }
  }

  /** Whether some process works on the run without the queue. Asked inside a transaction. */
  async isAlive(manager: EntityManager, runId: string): Promise<boolean> {
    const [row] = await manager.query<{ free: boolean }[]>(
      `select pg_try_advisory_xact_lock(${LOCK}) as free`,
      [runId],
    );
    return row?.free !== true;
  }
}
