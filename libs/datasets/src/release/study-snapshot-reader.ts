import { type Study } from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import { MoralStudyReader } from './moral-study-reader.js';
import type { StudySnapshot } from './study-snapshot.js';
import { SurveyStudyReader } from './survey-study-reader.js';

/** Reads what a study holds at one moment. */
@Injectable()
export class StudySnapshotReader {
  constructor(
    private readonly moral: MoralStudyReader,
    private readonly survey: SurveyStudyReader,
  ) {}

  async read(study: Study, minimumJudgments: number): Promise<StudySnapshot> {
    switch (study.kind) {
      case 'MORAL_JUDGMENT':
        return this.moral.read(study, minimumJudgments);
      case 'SURVEY':
        return this.survey.read(study, minimumJudgments);
    }
  }
}
