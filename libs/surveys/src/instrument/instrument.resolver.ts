import { Access } from '@ethogram/platform';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { InstrumentService } from './instrument.service.js';
import {
  InstrumentType,
  ItemFamilyType,
  ItemType,
  toInstrumentType,
  toItemFamilyTypes,
  toItemType,
} from './instrument.type.js';

@Resolver(() => InstrumentType)
export class InstrumentResolver {
  constructor(private readonly service: InstrumentService) {}

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [InstrumentType])
  async instruments(): Promise<InstrumentType[]> {
    return (await this.service.list()).map(toInstrumentType);
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => InstrumentType)
  async instrument(@Args('id', { type: () => ID }) id: string): Promise<InstrumentType> {
    return toInstrumentType(await this.service.get(id));
  }

  @ResolveField(() => [ItemType])
  async items(@Parent() instrument: InstrumentType): Promise<ItemType[]> {
    return (await this.service.items(instrument.id)).map(toItemType);
  }

  @ResolveField(() => [ItemFamilyType])
  async families(@Parent() instrument: InstrumentType): Promise<ItemFamilyType[]> {
    return toItemFamilyTypes(await this.service.items(instrument.id));
  }
}
