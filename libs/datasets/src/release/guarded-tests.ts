import { scenarioLinks, ScenarioService } from '@ethogram/corpus';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { ReleaseLock } from './release-lock.entity.js';
import { Release } from './release.entity.js';
import type { ReleaseKind } from './release-content.js';
import { familyLink } from './survey-material.js';

const ROWS_A_READ = 10_000;

export interface GuardedTests {
  /** Everything the test parts share with other rows, and the release it was found in. */
  readonly links: Map<string, string>;
  readonly releases: { name: string; version: string; contentHash: string }[];
}

/** Finds what the locked test parts know. */
@Injectable()
export class GuardedTestsReader {
  constructor(private readonly scenarios: ScenarioService) {}

  /**
   * @param also releases to be guarded although they are not locked
   * @throws NotFoundError for an unknown one
   */
  async read(manager: EntityManager, kind: ReleaseKind, also: readonly string[]): Promise<GuardedTests> {
    const locked = await manager.find(ReleaseLock);
    const ids = [...new Set([...locked.map(({ releaseId }) => releaseId), ...also])];
    const releases = await manager.findBy(Release, { id: In(ids) });
    const missing = also.find((id) => !releases.some((release) => release.id === id));
    if (missing) throw new NotFoundError('release', missing);
    const alike = releases.filter((release) => release.kind === kind);
    const links = new Map<string, string>();
    for (const release of alike) {
      const name = `${release.name} ${release.version}`;
      for await (const link of this.linksOf(manager, release)) if (!links.has(link)) links.set(link, name);
    }
    return {
      links,
      releases: alike
        .map(({ name, version, contentHash }) => ({ name, version, contentHash }))
        .sort((left, right) => (left.contentHash < right.contentHash ? -1 : 1)),
    };
  }

  private async *linksOf(manager: EntityManager, { id, manifest }: Release): AsyncGenerator<string> {
    if (manifest.instrument) {
      const families: { family: string }[] = await manager.query(
        `select distinct line::jsonb->>'group' as family from release_rows where release_id = $1 and split = 'test'`,
        [id],
      );
      for (const { family } of families) yield familyLink(manifest.instrument.key, family);
      return;
    }
    const rows: { id: string }[] = await manager.query(
      `select scenario_id as id from release_rows where release_id = $1 and split = 'test' and scenario_id is not null`,
      [id],
    );
    for (let start = 0; start < rows.length; start += ROWS_A_READ) {
      const ids = rows.slice(start, start + ROWS_A_READ).map((row) => row.id);
      for (const facts of await this.scenarios.facts(ids, manager)) yield* scenarioLinks(facts);
    }
  }
}
