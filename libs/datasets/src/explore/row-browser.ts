import { type BarFilter, type SplitName } from '@ethogram/core';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReleaseRowContent } from '../release/release-content.js';
import { BAR_CONDITIONS } from './row-bars.js';
import { valueMask } from './row-facts.js';

export interface BrowsedRow {
  readonly position: number;
  readonly split: SplitName;
  readonly entropy: number;
  readonly judgments: number;
  readonly content: ReleaseRowContent;
}

export interface BrowseRequest {
  /** Keys of bars that a row must be in, all of them. */
  readonly bars: readonly { readonly filter: BarFilter; readonly key: string }[];
  readonly split?: SplitName | null;
  /** Where the page before ended. */
  readonly after?: string | null;
  readonly limit: number;
}

export interface BrowsedPage {
  readonly rows: readonly BrowsedRow[];
  readonly total: number;
  /** Null on the last page. */
  readonly next: string | null;
}

/** Finds rows of a release that was explored, those people disagree on most first. */
@Injectable()
export class RowBrowser {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws BadInputError for a page that cannot follow any */
  async page(releaseId: string, { bars, split, after, limit }: BrowseRequest): Promise<BrowsedPage> {
    const parameters: unknown[] = [releaseId];
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = bars.map(({ filter, key }) =>
      BAR_CONDITIONS[filter].replaceAll('?', parameter(filter === 'value' ? valueMask([key]) : key)),
    );
    if (split) conditions.push(`split = ${parameter(split)}`);
    const where = ['release_id = $1', ...conditions].join(' and ');
    const [counted]: { total: number }[] = await this.dataSource.query(
      `select count(*)::int as total from release_row_facts where ${where}`,
      parameters,
    );
    const from = after ? placeOf(after) : null;
    const later = from
      ? ` and (entropy < ${parameter(from.entropy)}::real or (entropy = ${parameter(from.entropy)}::real and position > ${parameter(from.position)}))`
      : '';
    const found: (Omit<BrowsedRow, 'content'> & { line: string })[] = await this.dataSource.query(
      `select facts.position, facts.split, facts.entropy, facts.judgments, rows.line
       from (select * from release_row_facts where ${where}${later}
             order by entropy desc, position limit ${parameter(limit + 1)}) facts
       join release_rows rows on rows.release_id = facts.release_id and rows.position = facts.position
       where rows.purged_at is null order by facts.entropy desc, facts.position`,
      parameters,
    );
    const rows = found.slice(0, limit).map(({ line, ...row }) => ({
      ...row,
      content: JSON.parse(line) as ReleaseRowContent,
    }));
    const last = rows.at(-1);
    return {
      rows,
      total: counted?.total ?? 0,
      next: found.length > limit && last ? `${last.entropy}:${last.position}` : null,
    };
  }
}

function placeOf(after: string): { entropy: number; position: number } {
  const [entropy, position] = after.split(':').map(Number);
  if (Number.isFinite(entropy) && Number.isSafeInteger(position))
    return { entropy: entropy as number, position: position as number };
  throw new BadInputError(`"${after}" is no end of a page: take \`next\` of the page before.`);
}
