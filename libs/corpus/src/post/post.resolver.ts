import { Access, PageInput, type PageOf, SortInput } from '@ethogram/platform';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PostFilterInput } from './post-filter.input.js';
import { PostService } from './post.service.js';
import { PostPage, PostSnapshotType, PostType, toPostSnapshotType, toPostType } from './post.type.js';

@Resolver(() => PostType)
export class PostResolver {
  constructor(private readonly posts: PostService) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => PostPage, { name: 'posts' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => PostFilterInput }) filter?: PostFilterInput,
  ): Promise<PageOf<PostType>> {
    const { items, total } = await this.posts.list(page, sort, filter);
    return { items: items.map(toPostType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => PostType)
  async post(@Args('id', { type: () => ID }) id: string): Promise<PostType> {
    return toPostType(await this.posts.get(id));
  }

  @ResolveField(() => [PostSnapshotType])
  async snapshots(@Parent() post: PostType): Promise<PostSnapshotType[]> {
    return (await this.posts.snapshots(post.id)).map(toPostSnapshotType);
  }
}
