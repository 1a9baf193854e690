import { ViewerReader } from '@ethogram/platform';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEntry } from './audit/audit-entry.entity.js';
import { AuditService } from './audit/audit.service.js';
import { PeopleResolver } from './person/people.resolver.js';
import { PeopleService } from './person/people.service.js';
import { Person } from './person/person.entity.js';
import { Session } from './session/session.entity.js';
import { SessionService } from './session/session.service.js';
import { SignInController } from './session/sign-in.controller.js';
import { SignInLink } from './session/sign-in-link.entity.js';

export const accountsEntities = [Person, Session, SignInLink, AuditEntry];

/** Global, because whoever serves a request needs to know who asks. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(accountsEntities)],
  providers: [
    AuditService,
    PeopleService,
    SessionService,
    { provide: ViewerReader, useExisting: SessionService },
    PeopleResolver,
  ],
  exports: [AuditService, PeopleService, SessionService, ViewerReader],
})
export class AccountsModule {}

/** The routes of accounts; mounted by the api alone. */
@Module({ imports: [AccountsModule], controllers: [SignInController] })
export class AccountsHttpModule {}
