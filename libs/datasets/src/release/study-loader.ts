import { StudyService, StudyType, toStudyType } from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';

/** One query for the studies of a whole list of releases. */
@Injectable()
export class StudyLoader {
  constructor(private readonly studies: StudyService) {}

  private readonly loader = new DataLoader<string, StudyType | null>(
    async (ids) => {
      const found = new Map((await this.studies.byIds(ids)).map((study) => [study.id, toStudyType(study)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    // A study's state changes, so nothing is kept beyond the batch.
    { cache: false },
  );

  async load(id: string): Promise<StudyType | null> {
    return this.loader.load(id);
  }
}
