import { REPORT_PARTS, type ReportPart } from '@ethogram/core';
import { type Release, ReleaseService, type TrainingSet } from '@ethogram/datasets';
import { isDemonstration } from '@ethogram/models';
import { BadInputError } from '@ethogram/platform';
import type { SuiteKey } from '@ethogram/suites';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { GameService } from '../game/game.service.js';
import { RunPlanner } from '../run/run-planner.js';
import type { PlaySubject, RunSubject } from '../run/run-subject.js';

/** What a report asks both models about. */
export interface ReportSubjects {
  readonly subjects: readonly RunSubject[];
  readonly release: Release | null;
  /** Why parts are missing. */
  readonly reasons: Partial<Record<ReportPart, string>>;
  /** Which part of the release is judged, and why; empty without one. */
  readonly judged: string;
}

/** A suite to be run, or why it is not. */
type Chosen = { readonly subject: RunSubject } | { readonly reason: string };

/** What reports have unless told: games and capability take long, and are asked for. */
export const USUAL_SUITES: readonly SuiteKey[] = ['value-profile', 'held-out-survey', 'moral-judgment'];

/** Plays of each game. */
const EPISODES = 10;
/** It answers with no option mostly, and its plays are chance: enough to show the way. */
const DEMONSTRATION_EPISODES = 2;

/** Chooses what the suites of a report ask about, and says why one cannot be. */
@Injectable()
export class ReportSubjectsService {
  constructor(
    private readonly releases: ReleaseService,
    private readonly instruments: InstrumentService,
    private readonly planner: RunPlanner,
    private readonly games: GameService,
  ) {}

  /**
   * @param releaseId null: the newest moral-judgment release.
   * @throws BadInputError for a release of another kind, or a survey training set that held nothing out.
   */
  async choose(
    trainingSet: TrainingSet,
    releaseId: string | null,
    suites: readonly SuiteKey[],
  ): Promise<ReportSubjects> {
    if (trainingSet.kind === 'SURVEY' && trainingSet.heldOutFamilies.length === 0)
      throw new BadInputError(
        'The training set held no item families out, so there is nothing to test what was learned on.',
      );
    const release = suites.includes('moral-judgment') ? await this.releaseOf(releaseId) : null;
    const subjects: RunSubject[] = [];
    const reasons: Partial<Record<ReportPart, string>> = {};
    for (const [suite, part] of Object.entries(REPORT_PARTS) as [SuiteKey, ReportPart][]) {
      const chosen = suites.includes(suite)
        ? await this.subjectOf(suite, trainingSet, release)
        : { reason: 'This report was made without this part.' };
      if ('subject' in chosen) subjects.push(chosen.subject);
      else reasons[part] = chosen.reason;
    }
    if (subjects.length === 0)
      throw new BadInputError(`There is nothing to evaluate: ${Object.values(reasons).join(' ')}`);
    const isJudged = subjects.some(({ suite }) => suite === 'moral-judgment');
    return {
      subjects,
      reasons,
      release: isJudged ? release : null,
      judged: isJudged && release ? judgedOf(trainingSet, release) : '',
    };
  }

  private async subjectOf(suite: SuiteKey, set: TrainingSet, release: Release | null): Promise<Chosen> {
    switch (suite) {
      case 'value-profile': {
        const instrumentId = set.instrumentId ?? (await this.instruments.list())[0]?.id;
        return instrumentId
          ? { subject: { suite, instrumentId } }
          : { reason: 'No instrument is installed.' };
      }
      case 'held-out-survey':
        return set.instrumentId === null
          ? {
              reason:
                'No survey was trained on, so that nothing of one is held out: the value profile is all new to it.',
            }
          : { subject: { suite, instrumentId: set.instrumentId, families: set.heldOutFamilies } };
      case 'moral-judgment':
        return this.judgments(set, release);
      case 'capability':
        return { subject: { suite } };
      case 'text-adventure':
        return { subject: { suite, ...(await this.playing(set)) } };
      case 'own':
        return { reason: 'Suites of your own are not part of reports: start their runs and compare them.' };
    }
  }

  /** The games that come with the project, so that reports of all installations played the same; told no goal, as in life. */
  private async playing(set: TrainingSet): Promise<Omit<PlaySubject, 'suite'>> {
    const games = (await this.games.list()).filter(({ origin }) => origin === 'BUNDLED');
    return {
      games: games.map(({ key }) => key),
      goals: ['none'],
      episodes: isDemonstration(set.baseModel) ? DEMONSTRATION_EPISODES : EPISODES,
      agent: 'distribution',
    };
  }

  /** A model trained on people's judgments of the release has seen its training part: only the test part is new to it. */
  private async judgments(set: TrainingSet, release: Release | null): Promise<Chosen> {
    const suite = 'moral-judgment';
    if (!release) return { reason: 'There is no moral-judgment release yet.' };
    const isTrainedOn = set.releaseId === release.id;
    const stakes = await this.releases.scenarioStakes(release.id);
    const wanted = new Set(
      stakes.filter(({ split }) => !isTrainedOn || split === 'test').map(({ scenarioId }) => scenarioId),
    );
    const situations = (await this.planner.situations(release.id)).filter(({ id }) => wanted.has(id));
    if (situations.length === 0)
      return {
        reason: isTrainedOn
          ? `The release ${release.name} was trained on, and its test part has no scenario that may still be read.`
          : `The release ${release.name} has no scenario that may still be read.`,
      };
    if (situations.every(({ stakes }) => stakes.length === 0))
      return {
        reason: `In no scenario of the release ${release.name} do most judgments name a value at stake.`,
      };
    return {
      subject: { suite, releaseId: release.id, ...(isTrainedOn ? { parts: ['test'] } : {}) },
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

function judgedOf(set: TrainingSet, release: Release): string {
  return set.releaseId === release.id
    ? `Of the release ${release.name} ${release.version} only the test part was judged, because the model was trained on judgments of its other parts.`
    : `All parts of the release ${release.name} ${release.version} were judged, because the model was not trained on judgments of it.`;
}
