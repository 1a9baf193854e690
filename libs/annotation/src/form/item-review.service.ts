import type { FormAnswer } from '@ethogram/core';
import { BadInputError, NotFoundError } from '@ethogram/platform';
import { type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHECK_TASKS, NOT_EXCLUDED } from '../agreement/counted-judgments.js';
import { Study } from '../study/study.entity.js';
import { itemReview, type ItemReview } from './item-review.js';

export interface ReviewedItemOfStudy {
  readonly item: InstrumentItem;
  readonly review: ItemReview;
}

/** What came of a study in which people looked at the statements of an instrument. */
@Injectable()
export class ItemReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
  ) {}

  /** Of every statement of the instrument, in its order. @throws BadInputError for a study of another kind */
  async ofStudy(studyId: string): Promise<ReviewedItemOfStudy[]> {
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study) throw new NotFoundError('study', studyId);
    if (study.kind !== 'FORM' || !study.instrumentId)
      throw new BadInputError('Nobody looks at statements in this study.');
    const items = await this.instruments.items(study.instrumentId);
    const rows: { itemId: string; answer: FormAnswer }[] = await this.dataSource.query(
      `select tasks.item_ids->>0 as "itemId", answer from judgments join tasks on tasks.id = judgments.task_id
       where judgments.study_id = $1 and current and ${NOT_EXCLUDED} and task_id not in (${CHECK_TASKS})
         and answer->>'kind' = 'form' order by judgments.submitted_at, judgments.id`,
      [studyId],
    );
    const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
    return items.map((item) => ({
      item,
      review: itemReview(
        item.id,
        (byItem.get(item.id) ?? []).map(({ answer }) => answer),
      ),
    }));
  }
}
