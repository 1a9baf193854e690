import { ScenarioService } from '@ethogram/corpus';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AssignedScenarioType } from './assignment.type.js';
import { ContentWarning } from './content-warning.type.js';

/** What the reading of posts says when it cannot tell. */
const UNKNOWN = 'und';

type Readings = Awaited<ReturnType<ScenarioService['readings']>>;
type Reading = Readings extends Map<string, infer One> ? One : never;

/** Says of a situation what it may be about, where not everybody should meet it unprepared, and its language. */
@Resolver(() => AssignedScenarioType)
export class ContentWarningResolver {
  private readonly byRequest = new WeakMap<object, DataLoader<string, Reading | undefined>>();

  constructor(private readonly scenarios: ScenarioService) {}

  /** Null: it is for everybody. */
  @ResolveField(() => ContentWarning, { nullable: true })
  async contentWarning(
    @Parent() { id }: AssignedScenarioType,
    @Context() context: object,
  ): Promise<ContentWarning | null> {
    const { routing = null, contentFlags: flags = [] } = (await this.loader(context).load(id)) ?? {};
    if (routing === null || routing === 'OK') return null;
    return Object.assign(new ContentWarning(), { routing, flags });
  }

  /** ISO 639-1, for screen readers and hyphenation; null when it could not be told. */
  @ResolveField(() => String, { nullable: true })
  async language(@Parent() { id }: AssignedScenarioType, @Context() context: object): Promise<string | null> {
    const { language = null } = (await this.loader(context).load(id)) ?? {};
    return language === UNKNOWN ? null : language;
  }

  private loader(context: object): DataLoader<string, Reading | undefined> {
    const known = this.byRequest.get(context);
    if (known) return known;
    const loader = new DataLoader<string, Reading | undefined>(async (ids) => {
      const readings = await this.scenarios.readings(ids);
      return ids.map((id) => readings.get(id));
    });
    this.byRequest.set(context, loader);
    return loader;
  }
}
