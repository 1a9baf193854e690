import { ScenarioService } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';
import type { Release } from '../release/release.entity.js';
import type { ReleaseRowContent } from '../release/release-content.js';
import { dehydrate } from './dehydrate.js';
import type { ReleasedLine } from './released-batches.js';

/** Rows without words, with the names of their posts where those may be published. */
@Injectable()
export class DehydratedLines {
  constructor(private readonly scenarios: ScenarioService) {}

  async *of(release: Release, batches: AsyncIterable<ReleasedLine[]>): AsyncGenerator<string> {
    for await (const batch of batches) {
      const posts = await this.posts(release, batch);
      const lines = batch.map(({ scenarioId, line }) =>
        dehydrate(JSON.parse(line) as ReleaseRowContent, posts.get(scenarioId ?? '') ?? null),
      );
      yield `${lines.join('\n')}\n`;
    }
  }

  private async posts({ manifest }: Release, batch: readonly ReleasedLine[]): Promise<Map<string, string>> {
    if (!manifest.permissions.mayPublishIds) return new Map();
    const facts = await this.scenarios.facts(batch.flatMap(({ scenarioId }) => scenarioId ?? []));
    return new Map(facts.map(({ id, post }) => [id, post]));
  }
}
