import { type AnswerSelection, CountedAnswers, type Study } from '@ethogram/annotation';
import { BadInputError, PlatformConfig } from '@ethogram/platform';
import { InstrumentService, textInVariant } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Pseudonyms } from './pseudonym.js';
import type { ReleasedRating, SurveyRowContent } from './release-content.js';
import { nothingLeftOut, SURVEY_AGGREGATION } from './release-manifest.js';
import { materialOf, type ReleaseMaterial } from './release-material.js';
import type { CreateReleaseRequest } from './release-request.js';
import { surveyRow } from './survey-row.js';

/** The link that keeps the items of a family together, here and in the test parts of other releases. */
export const familyLink = (instrumentKey: string, family: string): string =>
  `family:${instrumentKey}/${family}`;

/** The rated items of survey studies. */
@Injectable()
export class SurveyMaterialReader {
  constructor(
    private readonly counted: CountedAnswers,
    private readonly instruments: InstrumentService,
    private readonly config: PlatformConfig,
  ) {}

  /** @throws BadInputError when the studies ask different instruments */
  async read(
    manager: EntityManager,
    studies: readonly Study[],
    { minimumJudgments }: CreateReleaseRequest,
    selection: AnswerSelection,
  ): Promise<ReleaseMaterial> {
    const [instrumentId, ...others] = new Set(studies.map((study) => study.instrumentId));
    if (!instrumentId) throw new Error('A survey study has no instrument.');
    if (others.length > 0)
      throw new BadInputError(
        'Only studies of one instrument can be released together: release each by itself.',
      );
    const instrument = await this.instruments.get(instrumentId);
    const items = await this.instruments.items(instrument.id);
    const rated = await this.ratingsByItem(manager, selection);
    const kept = items.filter((item) => (rated.get(item.id)?.length ?? 0) >= minimumJudgments);
    const scale = { min: instrument.scaleMin, max: instrument.scaleMax };
    const { key, version, licence, mayPublishText, mayTrain } = instrument;
    // Studies that asked different forms of the wordings meet in the neutral one.
    const [variant = 'neutral', ...otherVariants] = new Set(studies.map((study) => study.wordingVariant));
    const asked = otherVariants.length > 0 ? 'neutral' : variant;
    const drafts = kept.map((item) =>
      surveyRow({
        ...item,
        text: textInVariant(item, asked),
        instrument,
        scale,
        ratings: rated.get(item.id) ?? [],
      }),
    );
    const rest = {
      leftOut: { ...nothingLeftOut(), belowMinimum: rated.size - kept.length },
      // Ratings are people's answers to an instrument; only its wordings can be somebody else's.
      permissions: {
        mayPublishIds: true,
        mayPublishText,
        mayTrain,
        rowsWithoutText: mayPublishText ? 0 : kept.length,
      },
      instrument: { key, version, licence },
      aggregation: SURVEY_AGGREGATION,
    };
    return materialOf(
      drafts,
      (draft) => {
        const { item, ratings } = draft.content as SurveyRowContent;
        return {
          key: draft.key,
          scenarioId: null,
          itemId: draft.itemId,
          links: [familyLink(key, item.family)],
          groupName: item.family,
          strata: { value: item.value, verdict: '', study: '', source: '' },
          postedAt: null,
          judgmentCount: ratings.length,
        };
      },
      rest,
    );
  }

  private async ratingsByItem(
    manager: EntityManager,
    selection: AnswerSelection,
  ): Promise<Map<string, ReleasedRating[]>> {
    const pseudonyms = new Pseudonyms(this.config.secret);
    const byItem = new Map<string, ReleasedRating[]>();
    for await (const batch of this.counted.answers(manager, selection))
      for (const { personId, answer } of batch) {
        if (answer.kind !== 'survey') continue;
        const annotator = pseudonyms.of(personId);
        for (const { itemId, rating } of answer.ratings) {
          const known = byItem.get(itemId);
          if (known) known.push({ annotator, rating });
          else byItem.set(itemId, [{ annotator, rating }]);
        }
      }
    return byItem;
  }
}
