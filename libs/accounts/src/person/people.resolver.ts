import {
  Access,
  CurrentViewer,
  OptionalViewer,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { SessionService } from '../session/session.service.js';
import { PeopleService } from './people.service.js';
import {
  CreatePersonInput,
  PersonFilter,
  PersonPage,
  PersonType,
  SignInLinkType,
  toPersonType,
} from './person.type.js';

@Resolver(() => PersonType)
export class PeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly sessions: SessionService,
  ) {}

  @Access('everyone')
  @Query(() => PersonType, { nullable: true })
  async me(@OptionalViewer() viewer: Viewer | undefined): Promise<PersonType | null> {
    return viewer ? toPersonType(await this.people.get(viewer.personId)) : null;
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => PersonPage, { name: 'people' })
  async list(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
    @Args('filter', { nullable: true, type: () => PersonFilter }) filter?: PersonFilter,
  ): Promise<PageOf<PersonType>> {
    const { items, total } = await this.people.list(page, sort, filter);
    return { items: items.map(toPersonType), total };
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => PersonType)
  async person(@Args('id', { type: () => ID }) id: string): Promise<PersonType> {
    return toPersonType(await this.people.get(id));
  }

  @Access('CURATOR')
  @Mutation(() => PersonType)
  async createPerson(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreatePersonInput }) input: CreatePersonInput,
  ): Promise<PersonType> {
    return toPersonType(await this.people.create(viewer, input));
  }

  @Access('CURATOR')
  @Mutation(() => SignInLinkType)
  async createSignInLink(
    @CurrentViewer() viewer: Viewer,
    @Args('personId', { type: () => ID }) personId: string,
  ): Promise<SignInLinkType> {
    return this.sessions.createLink(viewer, personId);
  }
}
