import { SourceService } from '@ethogram/corpus';
import { DomainError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Study } from './study.entity.js';

/** A permission may be taken back while a study runs, so it is asked for at every step and not only at the first. */
@Injectable()
export class StudyPermission {
  constructor(
    @InjectRepository(Study) private readonly studies: Repository<Study>,
    private readonly sources: SourceService,
  ) {}

  /** Why the texts of this study may not be labelled; undefined when they may. */
  async refusal(study: { readonly sourceIds: readonly string[] }): Promise<string | undefined> {
    if (study.sourceIds.length === 0) return undefined;
    const refusing = await this.sources.notToAnnotate(study.sourceIds);
    if (refusing.length === 0) return undefined;
    return `The source ${refusing.join(', ')} does not permit its posts to be labelled.`;
  }

  /** As `refusal`. @throws NotFoundError */
  async ofStudy(studyId: string): Promise<string | undefined> {
    const study = await this.studies.findOne({
      select: { id: true, sourceIds: true },
      where: { id: studyId },
    });
    if (!study) throw new NotFoundError('study', studyId);
    return this.refusal(study);
  }

  /** @throws DomainError NOT_PERMITTED_BY_SOURCE */
  async requireAnnotation(studyId: string): Promise<void> {
    const refusal = await this.ofStudy(studyId);
    if (refusal) throw new DomainError('NOT_PERMITTED_BY_SOURCE', refusal);
  }
}
