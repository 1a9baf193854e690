import { Access } from '@ethogram/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Construct } from './instrument-content.js';
import type { InstrumentItem } from './instrument.service.js';
import type { Instrument } from './instrument.entity.js';
import { licenceInWords, type LicencePermission, type LicencePermissions } from './licence.js';
import type { WordingVariant } from './wording-variant.js';

export const KeyingEnum = { DIRECT: 'DIRECT', REVERSE: 'REVERSE' } as const;
export type KeyingName = keyof typeof KeyingEnum;
registerEnumType(KeyingEnum, {
  name: 'Keying',
  description: 'Whether agreeing with an item means holding its value.',
});

export const WordingVariantEnum = {
  NEUTRAL: 'NEUTRAL',
  FEMALE: 'FEMALE',
  MALE: 'MALE',
} as const satisfies { [V in Uppercase<WordingVariant>]: V };
export type WordingVariantName = keyof typeof WordingVariantEnum;
registerEnumType(WordingVariantEnum, {
  name: 'WordingVariant',
  description: 'A form of a wording for some respondents, such as a grammatical gender.',
});

@Access('CURATOR', 'RESEARCHER')
@ObjectType('ItemVariant')
export class ItemVariantType {
  @Field(() => WordingVariantEnum)
  variant!: WordingVariantName;

  @Field(() => String)
  text!: string;
}

@Access('signed-in')
@ObjectType('Item')
export class ItemType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  text!: string;

  /** Forms of the text for other respondents. */
  @Field(() => [ItemVariantType])
  variants!: ItemVariantType[];

  @Field(() => String)
  value!: string;

  /** All values it counts for: several when its construct stands for several. */
  @Field(() => [String])
  values!: readonly string[];

  /** Key of the construct it is keyed to, if it is to one. */
  @Field(() => String, { nullable: true })
  construct!: string | null;

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

export const LicencePermissionEnum = {
  ADMINISTER: 'ADMINISTER',
  PUBLISH_TEXT: 'PUBLISH_TEXT',
  TRAIN: 'TRAIN',
  MODIFY: 'MODIFY',
} as const;
export type LicencePermissionName = keyof typeof LicencePermissionEnum;
registerEnumType(LicencePermissionEnum, { name: 'LicencePermission' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('LicenceSentence')
export class LicenceSentenceType {
  @Field(() => LicencePermissionEnum)
  permission!: LicencePermissionName;

  @Field(() => Boolean)
  isAllowed!: boolean;

  /** What that means for studies, releases and training. */
  @Field(() => String)
  sentence!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Construct')
export class ConstructType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  title!: string;

  /** The values of the taxonomy it stands for. */
  @Field(() => [String])
  values!: readonly string[];
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

  /** BCP 47 */
  @Field(() => String)
  language!: string;

  @Field(() => String)
  licence!: string;

  @Field(() => String, { nullable: true })
  licenceHolder!: string | null;

  @Field(() => String, { nullable: true })
  licenceUrl!: string | null;

  @Field(() => [LicenceSentenceType])
  licenceInWords!: LicenceSentenceType[];

  @Field(() => String)
  source!: string;

  @Field(() => String, { nullable: true })
  citationUrl!: string | null;

  @Field(() => String, { nullable: true })
  instructions!: string | null;

  @Field(() => String, { nullable: true })
  stem!: string | null;

  @Field(() => [ConstructType])
  constructs!: ConstructType[];

  /** How its authors read scores: `mrat` or `none`. Profiles give both raw and centred means. */
  @Field(() => String)
  centre!: string;

  @Field(() => Int)
  scaleMin!: number;

  @Field(() => Int)
  scaleMax!: number;

  @Field(() => [String])
  scaleLabels!: readonly string[];

  @Field(() => String)
  contentHash!: string;

  @Field(() => Date)
  createdAt!: Date;
}

export function toInstrumentType(instrument: Instrument): InstrumentType {
  const { id, key, version, title, language, licence, licenceHolder, licenceUrl, source } = instrument;
  const { citationUrl, instructions, stem, scaleMin, scaleMax, scaleLabels, contentHash, createdAt } =
    instrument;
  const { mayAdminister: administer, mayPublishText: publishText, mayTrain: train } = instrument;
  return Object.assign(new InstrumentType(), {
    id,
    key,
    version,
    title,
    language,
    licence,
    licenceHolder,
    licenceUrl,
    licenceInWords: toLicenceSentences({ administer, publishText, train, modify: instrument.mayModify }),
    source,
    citationUrl,
    instructions,
    stem,
    constructs: toConstructTypes(instrument.constructs),
    centre: instrument.scoring.centre,
    scaleMin,
    scaleMax,
    scaleLabels,
    contentHash,
    createdAt,
  });
}

const PERMISSION_NAMES: Readonly<Record<LicencePermission, LicencePermissionName>> = {
  administer: 'ADMINISTER',
  publishText: 'PUBLISH_TEXT',
  train: 'TRAIN',
  modify: 'MODIFY',
};

export function toLicenceSentences(may: LicencePermissions): LicenceSentenceType[] {
  return licenceInWords(may).map(({ permission, ...rest }) =>
    Object.assign(new LicenceSentenceType(), { permission: PERMISSION_NAMES[permission], ...rest }),
  );
}

export function toConstructTypes(constructs: readonly Construct[]): ConstructType[] {
  return constructs.map((construct) => Object.assign(new ConstructType(), construct));
}

const VARIANT_NAMES = { female: 'FEMALE', male: 'MALE' } as const;

export function toItemType(item: InstrumentItem): ItemType {
  const { id, key, text, value, values, construct, family, keyed } = item;
  const variants = (['female', 'male'] as const).flatMap((variant) => {
    const form = item.variants?.[variant];
    return form === undefined
      ? []
      : [Object.assign(new ItemVariantType(), { variant: VARIANT_NAMES[variant], text: form })];
  });
  return Object.assign(new ItemType(), {
    id,
    key,
    text,
    variants,
    value,
    values,
    construct,
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
