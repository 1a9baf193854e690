import { hash } from 'node:crypto';
import type { SplitName } from '@ethogram/core';
import { copyOut } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ROWS_A_FILE } from './export-format.js';
import { ExportDamagedError } from './verified-lines.js';

const LINE_END = Buffer.from('\n');
const PIECE_BYTES = 1 << 18;

export interface ReleasedLine {
  readonly position: number;
  readonly scenarioId: string | null;
  /** Canonical JSON of the row, as it was hashed. */
  readonly line: string;
}

/** Part of a split, by position: `from` up to, not including, `to`; null: to its end. */
export interface RowRange {
  readonly split: SplitName;
  readonly from: number;
  readonly to: number | null;
}

/** Reads the rows of releases in batches, without those whose posts were deleted; each line is checked by its hash. */
@Injectable()
export class ReleasedBatches {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Rows of one split from one position up to another, in constant memory.
   * @throws ExportDamagedError when a stored row was changed
   */
  async *read(releaseId: string, file: RowRange): AsyncGenerator<ReleasedLine[]> {
    for await (const group of this.stored(releaseId, file, ['position::text', 'scenario_id::text']))
      yield group.map(([line, position, scenarioId]) => ({
        position: Number(textOf(position)),
        scenarioId: textOf(scenarioId),
        line: textOf(line) ?? '',
      }));
  }

  /** The same rows as bytes, in pieces of whole lines: for whoever only passes them on. */
  async *bytes(releaseId: string, file: RowRange): AsyncGenerator<{ rows: number; lines: Buffer }> {
    let lines: Buffer[] = [];
    let bytes = 0;
    const piece = (): { rows: number; lines: Buffer } => {
      const whole = { rows: lines.length / 2, lines: Buffer.concat(lines, bytes) };
      lines = [];
      bytes = 0;
      return whole;
    };
    for await (const group of this.stored(releaseId, file, [])) {
      for (const [line] of group) {
        if (!line) continue;
        lines.push(line, LINE_END);
        bytes += line.length + LINE_END.length;
      }
      // What is done with a piece costs more than its bytes.
      if (bytes >= PIECE_BYTES) yield piece();
    }
    if (bytes > 0) yield piece();
  }

  /** The line of each row, checked, and the columns after it. */
  private async *stored(
    releaseId: string,
    { split, from, to }: RowRange,
    columns: readonly string[],
  ): AsyncGenerator<(Buffer | null)[][]> {
    const query = `select ${['line_hash', 'line', ...columns].join(', ')} from release_rows
      where release_id = $1 and split = $2 and position >= $3 and ($4::int is null or position < $4)
        and purged_at is null order by position`;
    for await (const group of copyOut(this.dataSource, query, [releaseId, split, from, to]))
      yield group.map(([lineHash, line, ...others]) => {
        if (!line || hash('sha256', line) !== lineHash?.toString('latin1'))
          throw new ExportDamagedError(`The release ${releaseId}`);
        return [line, ...others];
      });
  }

  /** Where the files of each split begin, when each holds `ROWS_A_FILE` rows at most. */
  async starts(releaseId: string): Promise<Map<SplitName, number[]>> {
    const rows: { split: SplitName; position: number }[] = await this.dataSource.query(
      `select split, position from (
         select split, position, row_number() over (partition by split order by position) as place
         from release_rows where release_id = $1) placed
       where (place - 1) % $2 = 0 order by array_position(array['train', 'validation', 'test'], split), position`,
      [releaseId, ROWS_A_FILE],
    );
    const starts = Map.groupBy(rows, ({ split }) => split);
    return new Map(
      [...starts].map(([split, positions]) => [split, positions.map(({ position }) => position)]),
    );
  }
}

function textOf(field: Buffer | null | undefined): string | null {
  return field?.toString() ?? null;
}
