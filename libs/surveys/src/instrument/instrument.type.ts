import { Access } from '@ethogram/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { InstrumentItem } from './instrument.service.js';
import type { Instrument } from './instrument.entity.js';

export const KeyingEnum = { DIRECT: 'DIRECT', REVERSE: 'REVERSE' } as const;
export type KeyingName = keyof typeof KeyingEnum;
registerEnumType(KeyingEnum, {
  name: 'Keying',
  description: 'Whether agreeing with an item means holding its value.',
});

@Access('signed-in')
@ObjectType('Item')
export class ItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  value!: string;

  @Field(() => String)
  family!: string;

  @Field(() => KeyingEnum)
  keyed!: KeyingName;
}

@Access('signed-in')
@ObjectType('ItemFamily')
export class ItemFamilyType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  value!: string;

  @Field(() => KeyingEnum)
  keyed!: KeyingName;

  @Field(() => [ItemType])
  items!: ItemType[];
}

/** `items` and `families` are added by its resolver. */
@Access('signed-in')
@ObjectType('Instrument')
export class InstrumentType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  licence!: string;

  @Field(() => String)
  source!: string;

  @Field(() => Int)
  scaleMin!: number;

  @Field(() => Int)
  scaleMax!: number;

  @Field(() => [String])
  scaleLabels!: string[];
}

export function toInstrumentType(instrument: Instrument): InstrumentType {
  const { id, key, version, title, licence, source, scaleMin, scaleMax, scaleLabels } = instrument;
  return Object.assign(new InstrumentType(), {
    id,
    key,
    version,
    title,
    licence,
    source,
    scaleMin,
    scaleMax,
    scaleLabels,
  });
}

export function toItemType({ id, key, text, value, family, keyed }: InstrumentItem): ItemType {
  return Object.assign(new ItemType(), {
    id,
    key,
    text,
    value,
    family,
    keyed: keyed === 'direct' ? 'DIRECT' : 'REVERSE',
  } as const);
}

/** Groups items into their families, in the order the families first occur. */
export function toItemFamilyTypes(items: readonly InstrumentItem[]): ItemFamilyType[] {
  const families = new Map<string, ItemFamilyType>();
  for (const item of items.map(toItemType)) {
    const { family: key, value, keyed } = item;
    const family = families.get(key) ?? Object.assign(new ItemFamilyType(), { key, value, keyed, items: [] });
    family.items.push(item);
    families.set(key, family);
  }
  return [...families.values()];
}
