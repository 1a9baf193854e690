import { AdjudicationQueue } from '../adjudication/adjudication-queue.js';
import { AdjudicationResolver } from '../adjudication/adjudication.resolver.js';
import { AdjudicationService } from '../adjudication/adjudication.service.js';
import { TaskGroupsService } from '../assignment/task-groups.service.js';
import { GoldResolver } from '../gold/gold.resolver.js';
import { GoldService } from '../gold/gold.service.js';
import { PersonQualityResolver, QualityResolver } from './quality.resolver.js';
import { QualityService } from './quality.service.js';
import { QualitySettingsService } from './quality-settings.service.js';
import { QueueHealthService } from './queue-health.js';
import { StandingResolver } from './standing.resolver.js';
import { StandingService } from './standing.service.js';
import { WatchGoldJob } from './watch-gold.job.js';

/** Quality, gold, adjudication and groups: what others use. */
export const qualityServices = [
  QualityService,
  QualitySettingsService,
  QueueHealthService,
  StandingService,
  GoldService,
  AdjudicationService,
  AdjudicationQueue,
  TaskGroupsService,
  WatchGoldJob,
];

export const qualityResolvers = [
  QualityResolver,
  PersonQualityResolver,
  StandingResolver,
  GoldResolver,
  AdjudicationResolver,
];
