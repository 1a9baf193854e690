import { ScenarioService } from '@ethogram/corpus';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { AssignedScenarioType } from './assignment.type.js';
import { ContentWarning } from './content-warning.type.js';

/** Says of a situation what it may be about, where not everybody should meet it unprepared. */
@Resolver(() => AssignedScenarioType)
export class ContentWarningResolver {
  private readonly byRequest = new WeakMap<object, DataLoader<string, ContentWarning | null>>();

  constructor(private readonly scenarios: ScenarioService) {}

  /** Null: it is for everybody. */
  @ResolveField(() => ContentWarning, { nullable: true })
  async contentWarning(
    @Parent() { id }: AssignedScenarioType,
    @Context() context: object,
  ): Promise<ContentWarning | null> {
    return this.loader(context).load(id);
  }

  private loader(context: object): DataLoader<string, ContentWarning | null> {
    const known = this.byRequest.get(context);
    if (known) return known;
    const loader = new DataLoader<string, ContentWarning | null>(async (ids) => {
      const readings = await this.scenarios.readings(ids);
      return ids.map((id) => {
        const { routing, contentFlags } = readings.get(id) ?? { routing: null, contentFlags: [] };
        if (routing === null || routing === 'OK') return null;
        return Object.assign(new ContentWarning(), { routing, flags: contentFlags });
      });
    });
    this.byRequest.set(context, loader);
    return loader;
  }
}
