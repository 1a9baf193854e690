import { fileURLToPath } from 'node:url';
import { ImportService } from '@ethogram/collection';
import { ScenarioService, type Source, SourceService } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';

export const DEMO_SOURCE = 'Synthetic demo threads';

function contentPath(name: string): string {
  return fileURLToPath(new URL(`../../content/${name}`, import.meta.url));
}

/** Posts and scenarios of the demo; importing or making them again changes nothing. */
@Injectable()
export class DemoCorpus {
  constructor(
    private readonly sources: SourceService,
    private readonly imports: ImportService,
    private readonly scenarios: ScenarioService,
  ) {}

  async source(): Promise<Source> {
    return this.sources.findOrCreate({
      name: DEMO_SOURCE,
      basis: 'Written for Ethogram; no text of Reddit or of any person.',
      mayAnnotate: true,
      mayPublishIds: true,
      mayPublishText: true,
      mayTrain: true,
      synthetic: true,
    });
  }

  async importThreads(signal: AbortSignal): Promise<string> {
    const source = await this.source();
    const files = ['posts.ndjson', 'comments.ndjson'].map((name) => ({ name, path: contentPath(name) }));
    const run = await this.imports.importNow({ sourceId: source.id, files }, signal);
    if (run.state !== 'SUCCEEDED')
      throw new Error(run.error ?? 'The synthetic threads could not be imported.');
    return `${run.tally.posts.read} posts and ${run.tally.comments.read} comments read.`;
  }

  async makeScenarios(): Promise<string> {
    const source = await this.source();
    const { made, alreadyThere } = await this.scenarios.makeFromSource({ sourceId: source.id });
    return `${made + alreadyThere} scenarios.`;
  }
}
