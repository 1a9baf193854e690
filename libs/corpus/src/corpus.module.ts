import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthorKeys } from './author/author-keys.js';
import { Comment } from './comment/comment.entity.js';
import { Post } from './post/post.entity.js';
import { PostResolver } from './post/post.resolver.js';
import { PostService } from './post/post.service.js';
import { SecondLooks } from './post/second-looks.js';
import { PostStore } from './post/post-store.js';
import { PostSearch } from './post/post-search.entity.js';
import { PostSnapshot } from './post/post-snapshot.entity.js';
import { PostReadingService } from './reading/post-reading.service.js';
import { ReadPostsJob } from './reading/read-posts.job.js';
import { RedactionMap } from './scenario/redaction-map.entity.js';
import { MakeScenariosJob } from './scenario/make-scenarios.job.js';
import { ScenarioBand } from './scenario/scenario-band.entity.js';
import { ScenarioBatch } from './scenario/scenario-batch.entity.js';
import { ScenarioBatchService } from './scenario/scenario-batch.service.js';
import { ScenarioLoaders } from './scenario/scenario-loaders.js';
import { ScenarioMaker } from './scenario/scenario-maker.js';
import { ScenarioReviewService } from './scenario/scenario-review.service.js';
import { Scenario } from './scenario/scenario.entity.js';
import { ScenarioResolver } from './scenario/scenario.resolver.js';
import { ScenarioService } from './scenario/scenario.service.js';
import { Selection, SelectionScenario } from './selection/selection.entity.js';
import { SightingService } from './sighting/sighting.service.js';
import { SelectionResolver } from './selection/selection.resolver.js';
import { SelectionService } from './selection/selection.service.js';
import { SelectionUses } from './selection/selection-uses.js';
import { Source } from './source/source.entity.js';
import { SourceResolver } from './source/source.resolver.js';
import { SourceService } from './source/source.service.js';
import { NamedTombstones } from './tombstone/named-tombstones.js';
import { Tombstone } from './tombstone/tombstone.entity.js';
import { TombstoneKeys } from './tombstone/tombstone-store.js';
import { TombstoneSweep } from './tombstone/tombstone-sweep.js';
import { PurgeService } from './withdrawal/purge.service.js';
import { ScenarioWithdrawals } from './withdrawal/scenario-withdrawals.js';

export const corpusEntities = [
  Source,
  Post,
  PostSnapshot,
  PostSearch,
  Comment,
  Tombstone,
  Scenario,
  ScenarioBatch,
  ScenarioBand,
  RedactionMap,
  Selection,
  SelectionScenario,
];

@Module({
  imports: [TypeOrmModule.forFeature(corpusEntities)],
  providers: [
    AuthorKeys,
    TombstoneKeys,
    TombstoneSweep,
    PurgeService,
    NamedTombstones,
    SightingService,
    SourceService,
    PostService,
    SecondLooks,
    PostStore,
    PostReadingService,
    ReadPostsJob,
    ScenarioService,
    ScenarioBatchService,
    ScenarioMaker,
    ScenarioReviewService,
    ScenarioLoaders,
    MakeScenariosJob,
    SelectionService,
    SelectionUses,
    SelectionResolver,
    ScenarioWithdrawals,
    SourceResolver,
    PostResolver,
    ScenarioResolver,
  ],
  exports: [
    PostReadingService,
    SecondLooks,
    SourceService,
    PostService,
    ScenarioService,
    ScenarioBatchService,
    ScenarioReviewService,
    SelectionService,
    SelectionUses,
    ScenarioWithdrawals,
    PurgeService,
    TombstoneSweep,
    SightingService,
  ],
})
export class CorpusModule {}
