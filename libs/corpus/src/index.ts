export { CorpusModule, corpusEntities } from './corpus.module.js';
export { type AccessBasis, Source } from './source/source.entity.js';
export { SourceService, type NewSource, type SourceChanges } from './source/source.service.js';
export { SourceType, toSourceType } from './source/source.type.js';
export { Post } from './post/post.entity.js';
export { PostState } from './post/post-state.js';
export { SecondLooks } from './post/second-looks.js';
export { PostService, type PostWithContext, type VerdictTally } from './post/post.service.js';
export { PostReadingService } from './reading/post-reading.service.js';
export type { Capture, StoredCounts } from './post/incoming-row.js';
export { type PreparedBatch, releaseBatch } from './post/prepared-batch.js';
export { MINIMUM_VOTES } from './verdict/verdict-counter.js';
export { VerdictCounts, VerdictEnum } from './verdict/verdict.type.js';
export { Scenario } from './scenario/scenario.entity.js';
export {
  type ScenarioFacts,
  ScenarioService,
  type ScenarioText,
  type UsableScenario,
} from './scenario/scenario.service.js';
export { LINK_KINDS, type LinkKind, scenarioLinks } from './scenario/scenario-links.js';
export { ScenarioBatchService } from './scenario/scenario-batch.service.js';
export { ScenarioReviewService, type PlaceholderMeaning } from './scenario/scenario-review.service.js';
export type { MadeScenarios, MakeScenarios } from './scenario/make-scenarios.js';
export { ContentFlagEnum, RoutingEnum } from './post/post-reading.js';
export { SelectionService, type NewSelection } from './selection/selection.service.js';
export {
  type SampleRequest,
  type SelectionFilter,
  STRATA,
  type Stratum,
} from './selection/selection-request.js';
export { SelectionUses } from './selection/selection-uses.js';
export { filterInWords, sampleInWords } from './selection/filter-in-words.js';
export { ScenarioType, toScenarioType } from './scenario/scenario.type.js';
export { ScenarioWithdrawals, type ScenariosWithdrawn } from './withdrawal/scenario-withdrawals.js';
export { QuoteMatcher } from './withdrawal/quote-matcher.js';
export { TombstoneSweep } from './tombstone/tombstone-sweep.js';
export { PurgeService, type GoneThing, type PurgedPosts } from './withdrawal/purge.service.js';
export { whilePurging } from './withdrawal/while-purging.js';
export { withdrawnAmong } from './withdrawal/withdrawn-among.js';
export {
  SightingService,
  type SeenCounts,
  type VanishedCounts,
  type VanishedThing,
} from './sighting/sighting.service.js';
export type { Sighted, Staleness, StoredThing, ThingKind } from './sighting/due-things.js';
export { NamedTombstones } from './tombstone/named-tombstones.js';
