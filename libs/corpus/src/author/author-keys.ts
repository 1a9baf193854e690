import { createHmac } from 'node:crypto';
import { Clock } from '@ethogram/core';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';

/**
 * Stands for author names: HMAC-SHA-256 of the name under a key of their own, the first 128 bits as hex. Enough to keep
 * one author's posts together and to count one vote a person.
 *
 * While the key exists, whoever has it can try names against stored keys. Once it is destroyed (`ethogram authors
 * unlink`) nobody can: the stored keys stay, and still say which posts have one author, but lead to no name. Posts that
 * come later get keys that cannot be compared with those from before.
 */
@Injectable()
export class AuthorKeys {
  constructor(
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /** Account names do not differ by case. Null for an unknown author. */
  keyOf(name: string | null): string | null {
    if (name === null) return null;
    const key = this.config.authorSecret.current(this.clock.now().getTime());
    return createHmac('sha256', key).update(name.toLowerCase()).digest('hex').slice(0, 32);
  }
}
