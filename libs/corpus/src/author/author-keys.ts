import { createHmac } from 'node:crypto';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';

/**
 * Stands for author names: HMAC-SHA-256 of the name under the installation's secret, the first 128 bits as hex. Enough
 * to keep one author's posts together and to count one vote a person; without the secret nothing leads back to a name.
 */
@Injectable()
export class AuthorKeys {
  constructor(private readonly config: PlatformConfig) {}

  /** Account names do not differ by case. Null for an unknown author. */
  keyOf(name: string | null): string | null {
    if (name === null) return null;
    return createHmac('sha256', this.config.secret).update(name.toLowerCase()).digest('hex').slice(0, 32);
  }
}
