import type { Study } from '@ethogram/annotation';
import { PlatformConfig } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { JudgedTaskReader } from './judged-task-reader.js';
import { pseudonymOf } from './pseudonym.js';
import type { ReleasedRating } from './release-content.js';
import type { StudySnapshot } from './study-snapshot.js';
import { surveyRow } from './survey-row.js';

/** The rated items of a survey study. */
@Injectable()
export class SurveyStudyReader {
  constructor(
    private readonly judged: JudgedTaskReader,
    private readonly instruments: InstrumentService,
    private readonly config: PlatformConfig,
  ) {}

  async read(study: Study, minimumJudgments: number): Promise<StudySnapshot> {
    if (study.instrumentId === null) throw new Error(`The survey study ${study.id} has no instrument.`);
    const instrument = await this.instruments.get(study.instrumentId);
    const items = await this.instruments.items(instrument.id);
    const rated = await this.ratingsByItem(study.id);
    const kept = items.filter((item) => (rated.get(item.id)?.length ?? 0) >= Math.max(1, minimumJudgments));
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const { key, version, licence, redistributable } = instrument;
    return {
      drafts: kept.map((item) =>
        surveyRow({ ...item, instrument, scale, ratings: rated.get(item.id) ?? [] }),
      ),
      leftOut: { belowMinimum: rated.size - kept.length, notPermitted: 0, withdrawn: 0, damagedSpans: 0 },
      // Ratings are people's answers to an instrument; only its wordings can be somebody else's.
      permissions: {
        mayPublishIds: true,
        mayPublishText: redistributable,
        mayTrain: true,
        rowsWithoutText: redistributable ? 0 : kept.length,
      },
      instrument: { key, version, licence },
    };
  }

  private async ratingsByItem(studyId: string): Promise<Map<string, ReleasedRating[]>> {
    const byItem = new Map<string, ReleasedRating[]>();
    for await (const { judgment } of this.judged.read(studyId)) {
      if (judgment.answer.kind !== 'survey') continue;
      const annotator = pseudonymOf(judgment.personId, this.config.secret);
      for (const { itemId, rating } of judgment.answer.ratings) {
        const known = byItem.get(itemId);
        if (known) known.push({ annotator, rating });
        else byItem.set(itemId, [{ annotator, rating }]);
      }
    }
    return byItem;
  }
}
