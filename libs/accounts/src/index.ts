export { AccountsModule, AccountsHttpModule, accountsEntities } from './accounts.module.js';
export { Person } from './person/person.entity.js';
export { PeopleService } from './person/people.service.js';
export { PersonType, toPersonType, RoleEnum } from './person/person.type.js';
export { SESSION_HOURS, SessionService, type IssuedLink } from './session/session.service.js';
export { AuditService } from './audit/audit.service.js';
