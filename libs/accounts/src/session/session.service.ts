import { createHash, randomBytes } from 'node:crypto';
import { Clock, newId } from '@ethogram/core';
import { DomainError, PlatformConfig, type Viewer, ViewerReader } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, type Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { mayManage, PeopleService } from '../person/people.service.js';
import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';

const HOUR = 3_600_000;
export const SESSION_HOURS = 24 * 14;
export const LINK_HOURS = 24;

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** One-time links in, hashed session tokens after that; there are no passwords. */
@Injectable()
export class SessionService extends ViewerReader {
  constructor(
    @InjectRepository(Session) private readonly sessions: Repository<Session>,
    @InjectRepository(SignInLink) private readonly links: Repository<SignInLink>,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** @param viewer null: the command line of the installation itself. */
  async createLink(viewer: Viewer | null, personId: string): Promise<IssuedLink> {
    const person = await this.people.get(personId);
    if (viewer && !mayManage(viewer, person.roles))
      throw new DomainError('FORBIDDEN', 'You may make sign-in links for annotators only.');
    if (person.simulated) throw new DomainError('FORBIDDEN', 'A simulated annotator cannot sign in.');
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LINK_HOURS * HOUR);
    await this.links.insert({
      id: newId(this.clock),
      personId,
      tokenHash: hashToken(token),
      createdAt: now,
      expiresAt,
      usedAt: null,
    });
    await this.audit.record(viewer, 'sign-in-link-created', 'person', personId);
    return { url: `${this.config.publicUrl}/sign-in?token=${token}`, expiresAt };
  }

  /** Uses a link up and opens a session. Undefined: unknown, used or expired, which is not told apart outside. */
  async signIn(linkToken: string): Promise<{ sessionToken: string; viewer: Viewer } | undefined> {
    const now = this.clock.now();
    // One statement decides, so of two clicks at once exactly one wins.
    const used = await this.links
      .createQueryBuilder()
      .update()
      .set({ usedAt: now })
      .where({ tokenHash: hashToken(linkToken), usedAt: IsNull(), expiresAt: MoreThan(now) })
      .returning('person_id')
      .execute();
    const row = (used.raw as { person_id: string }[])[0];
    if (!row) return undefined;
    const sessionToken = await this.openSession(row.person_id);
    const viewer = await this.read(sessionToken);
    return viewer ? { sessionToken, viewer } : undefined;
  }

  /** A session for somebody whose right to it the caller has made sure of. Returns its token, which is nowhere stored. */
  async openSession(personId: string): Promise<string> {
    const sessionToken = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.sessions.insert({
      id: newId(this.clock),
      personId,
      tokenHash: hashToken(sessionToken),
      createdAt: now,
      expiresAt: new Date(now.getTime() + SESSION_HOURS * HOUR),
    });
    return sessionToken;
  }

  async read(sessionToken: string | undefined): Promise<Viewer | undefined> {
    if (!sessionToken) return undefined;
    // Every request begins with it: one statement, written out.
    const [viewer]: Viewer[] = await this.sessions.query(
      `select people.id as "personId", display_name as "displayName", roles
       from sessions join people on people.id = sessions.person_id
       where token_hash = $1 and expires_at > $2 and disabled_at is null`,
      [hashToken(sessionToken), this.clock.now()],
    );
    return viewer;
  }

  async signOut(sessionToken: string): Promise<void> {
    await this.sessions.delete({ tokenHash: hashToken(sessionToken) });
  }
}
