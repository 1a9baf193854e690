import { RetestPurge } from './retest-purge.js';
import { PersonReliabilityResolver, RetestResolver } from './retest.resolver.js';
import { RetestService } from './retest.service.js';

export const retestServices = [RetestService];
export const retestInternals = [RetestPurge, RetestResolver, PersonReliabilityResolver];
