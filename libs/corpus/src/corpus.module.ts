import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthorKeys } from './author/author-keys.js';
import { Comment } from './comment/comment.entity.js';
import { Post } from './post/post.entity.js';
import { PostResolver } from './post/post.resolver.js';
import { PostService } from './post/post.service.js';
import { PostStore } from './post/post-store.js';
import { PostSearch } from './post/post-search.entity.js';
import { PostSnapshot } from './post/post-snapshot.entity.js';
import { RedactionMap } from './scenario/redaction-map.entity.js';
import { ScenarioBand } from './scenario/scenario-band.entity.js';
import { Scenario } from './scenario/scenario.entity.js';
import { ScenarioResolver } from './scenario/scenario.resolver.js';
import { ScenarioService } from './scenario/scenario.service.js';
import { Selection, SelectionScenario } from './selection/selection.entity.js';
import { Source } from './source/source.entity.js';
import { SourceResolver } from './source/source.resolver.js';
import { SourceService } from './source/source.service.js';
import { NamedTombstones } from './tombstone/named-tombstones.js';
import { Tombstone } from './tombstone/tombstone.entity.js';
import { TombstoneKeys } from './tombstone/tombstone-store.js';
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
    PurgeService,
    NamedTombstones,
    SourceService,
    PostService,
    PostStore,
    ScenarioService,
    ScenarioWithdrawals,
    SourceResolver,
    PostResolver,
    ScenarioResolver,
  ],
  exports: [SourceService, PostService, ScenarioService, ScenarioWithdrawals, PurgeService],
})
export class CorpusModule {}
