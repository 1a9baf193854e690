import { type Release, ReleaseService, type TrainingSet } from '@ethogram/datasets';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { RunPlanner } from '../run/run-planner.js';
import type { RunSubject } from '../run/run.entity.js';

/** What a report asks both models about. */
export interface ReportSubjects {
  readonly subjects: readonly RunSubject[];
  readonly release: Release | null;
  /** Why there is no moral part; null when there is one. */
  readonly moralJudgmentReason: string | null;
}

/** Chooses the suites of a report: the two surveys always, the moral judgments where a release has any. */
@Injectable()
export class ReportSubjectsService {
  constructor(
    private readonly releases: ReleaseService,
    private readonly planner: RunPlanner,
  ) {}

  /**
   * @param releaseId null: the newest moral-judgment release.
   * @throws BadInputError for a release of another kind, or a training set that held nothing out.
   */
  async choose(trainingSet: TrainingSet, releaseId: string | null): Promise<ReportSubjects> {
    const { instrumentId, heldOutFamilies: families } = trainingSet;
    if (families.length === 0) {
      throw new BadInputError(
        'The training set held no item families out, so there is nothing to test what was learned on.',
      );
    }
    const surveys: RunSubject[] = [
      { suite: 'value-profile', instrumentId },
      { suite: 'held-out-survey', instrumentId, families },
    ];
    const release = await this.releaseOf(releaseId);
    if (!release) return without(surveys, 'There is no moral-judgment release yet.');
    const situations = await this.planner.situations(release.id);
    if (situations.length === 0)
      return without(surveys, `The release ${release.name} has no scenario that may still be read.`);
    if (situations.every(({ stakes }) => stakes.length === 0)) {
      return without(
        surveys,
        `In no scenario of the release ${release.name} do most judgments name a value at stake.`,
      );
    }
    return {
      subjects: [...surveys, { suite: 'moral-judgment', releaseId: release.id }],
      release,
      moralJudgmentReason: null,
    };
  }

  private async releaseOf(releaseId: string | null): Promise<Release | null> {
    if (releaseId === null) return this.releases.newest('MORAL_JUDGMENT');
    const release = await this.releases.get(releaseId);
    if (release.kind !== 'MORAL_JUDGMENT')
      throw new BadInputError(`The release ${release.name} holds no moral judgments.`);
    return release;
  }
}

function without(subjects: readonly RunSubject[], moralJudgmentReason: string): ReportSubjects {
  return { subjects, release: null, moralJudgmentReason };
}
