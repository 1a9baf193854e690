import { SourceService } from '@ethogram/corpus';
import { DomainError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const SCENARIOS_A_LOOK = 10_000;

/** A release keeps what its sources permitted when it was made; whether it may be handed out is asked each time. */
@Injectable()
export class ReleasePermission {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourceService,
  ) {}

  /** @throws DomainError when it holds texts that their sources no longer permit to be published */
  async requireText(releaseId: string): Promise<void> {
    const refusing = new Map<string, string>();
    const scenarioIds = await this.scenariosWithText(releaseId);
    for (let start = 0; start < scenarioIds.length; start += SCENARIOS_A_LOOK) {
      const found = await this.sources.ofScenarios(scenarioIds.slice(start, start + SCENARIOS_A_LOOK));
      for (const { id, name, mayPublishText } of found) if (!mayPublishText) refusing.set(id, name);
    }
    if (refusing.size === 0) return;
    throw new DomainError(
      'NOT_PERMITTED_BY_SOURCE',
      `This release holds texts of ${[...refusing.values()].sort().join(', ')}, whose publication has been withdrawn ` +
        'since. Make a new release of the study: it leaves them out.',
    );
  }

  private async scenariosWithText(releaseId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select scenario_id as id from release_rows
       where release_id = $1 and scenario_id is not null and purged_at is null
         and line::jsonb #>> '{scenario,text}' is not null`,
      [releaseId],
    );
    return rows.map(({ id }) => id);
  }
}
