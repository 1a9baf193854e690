import { type Source, SourceService } from '@ethogram/corpus';
import { DomainError } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';

/** Whether a source's posts can be looked for on Reddit. */
@Injectable()
export class DeletionCheckGate {
  constructor(
    private readonly sources: SourceService,
    private readonly reddit: RedditSource,
  ) {}

  /** Why not, in a sentence that says what to do; null: they can. */
  notice(source: Source): string | null {
    if (!cameFromReddit(source)) {
      return (
        'Its posts are not looked for on Reddit: the source says they came from a file or are texts of your own. If they ' +
        "are Reddit's, set its access basis to an approved API or to a dump."
      );
    }
    if (this.reddit.notice !== null) return this.reddit.notice;
    return source.accessBasis === 'APPROVED_API' ? this.sources.expiryOf(source) : null;
  }

  /** @throws NotFoundError, or DomainError NOT_PERMITTED_BY_SOURCE with the notice */
  async requirePossible(sourceId: string): Promise<Source> {
    const source = await this.sources.get(sourceId);
    const notice = this.notice(source);
    if (notice !== null) throw new DomainError('NOT_PERMITTED_BY_SOURCE', notice);
    return source;
  }
}

/** Only these have posts that somebody could delete there. */
export function cameFromReddit({ accessBasis, synthetic }: Source): boolean {
  return !synthetic && (accessBasis === 'APPROVED_API' || accessBasis === 'DUMP');
}
