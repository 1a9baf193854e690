import { SourceService } from '@ethogram/corpus';
import { DomainError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Release } from '../release/release.entity.js';
import type { TrainingSet } from './training-set.entity.js';

const SCENARIOS_A_LOOK = 10_000;

/** Whether people's texts may be trained on. Sources may take that back, so it is asked each time. */
@Injectable()
export class TrainingPermission {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourceService,
  ) {}

  /** @throws DomainError NOT_PERMITTED_BY_SOURCE when it was not, or is no longer, allowed to train on the release */
  async requireRelease({ id, name, manifest }: Release): Promise<void> {
    if (!manifest.permissions.mayTrain)
      throw new DomainError(
        'NOT_PERMITTED_BY_SOURCE',
        `The release ${name} holds situations whose source did not permit training models when it was made. ` +
          'Change the permissions of the source and make a new release.',
      );
    const held = `select distinct scenario_id as id from release_rows
      where release_id = $1 and split <> 'test' and purged_at is null`;
    await this.require(`The release ${name}`, await this.scenarios(held, id), ({ mayTrain }) => mayTrain);
  }

  /**
   * @param isHandedOut whether it leaves the installation: then the texts must be free to be published too
   * @throws DomainError NOT_PERMITTED_BY_SOURCE
   */
  async requireSet(
    { id, name, kind }: TrainingSet,
    { isHandedOut }: { isHandedOut: boolean },
  ): Promise<void> {
    if (kind !== 'MORAL_JUDGMENT') return;
    const held =
      'select distinct scenario_id as id from training_set_rows where training_set_id = $1 and purged_at is null';
    await this.require(
      `The training set ${name}`,
      await this.scenarios(held, id),
      ({ mayTrain, mayPublishText }) => mayTrain && (mayPublishText || !isHandedOut),
    );
  }

  private async require(
    what: string,
    scenarioIds: readonly string[],
    permits: (source: { mayTrain: boolean; mayPublishText: boolean }) => boolean,
  ): Promise<void> {
    const refusing = new Map<string, string>();
    for (let start = 0; start < scenarioIds.length; start += SCENARIOS_A_LOOK)
      for (const source of await this.sources.ofScenarios(scenarioIds.slice(start, start + SCENARIOS_A_LOOK)))
        if (!permits(source)) refusing.set(source.id, source.name);
    if (refusing.size === 0) return;
    throw new DomainError(
      'NOT_PERMITTED_BY_SOURCE',
      `${what} holds texts of ${[...refusing.values()].sort().join(', ')}, whose use for this has been withdrawn since. ` +
        'Make a new release without that source, and a new training set of it.',
    );
  }

  private async scenarios(query: string, id: string): Promise<string[]> {
    const rows: { id: string | null }[] = await this.dataSource.query(query, [id]);
    return rows.flatMap((row) => row.id ?? []);
  }
}
