import { Access } from '@ethogram/platform';
import { createUnionType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PackProblem, problemText, type ReadyPack, type RefusedPack } from './check-pack.js';
import type { PackStanding } from './instrument.service.js';
import {
  ConstructType,
  InstrumentType,
  LicenceSentenceType,
  toConstructTypes,
  toLicenceSentences,
  WordingVariantEnum,
  type WordingVariantName,
} from './instrument.type.js';
import { countByValue, variantsOf } from './pack-preview.js';

export const PackStandingEnum = {
  NEW: 'NEW',
  INSTALLED: 'INSTALLED',
  CONFLICT: 'CONFLICT',
} as const satisfies { [S in PackStanding]: S };
registerEnumType(PackStandingEnum, {
  name: 'PackStanding',
  description:
    'Whether this version is not installed, installed with the same content, or installed with other content.',
});

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PackProblem')
export class PackProblemType {
  /** Such as `families[3].keyed`. */
  @Field(() => String)
  path!: string;

  /** From 1. */
  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => String)
  message!: string;
}

/** An instrument file that cannot be used, and everything that is wrong with it. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('PackRefused')
export class PackRefusedType {
  @Field(() => [PackProblemType])
  problems!: PackProblemType[];

  /** The same in one text. */
  @Field(() => String)
  message!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PackValue')
export class PackValueType {
  @Field(() => String)
  value!: string;

  @Field(() => Int)
  direct!: number;

  @Field(() => Int)
  reverse!: number;
}

/** An instrument file that could be imported, as it would be. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('PackPreview')
export class PackPreviewType {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  language!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String, { nullable: true })
  citationUrl!: string | null;

  @Field(() => String)
  licence!: string;

  @Field(() => String, { nullable: true })
  licenceHolder!: string | null;

  @Field(() => String, { nullable: true })
  licenceUrl!: string | null;

  @Field(() => [LicenceSentenceType])
  licenceInWords!: LicenceSentenceType[];

  @Field(() => Int)
  families!: number;

  @Field(() => Int)
  items!: number;

  /** Items by value, in the order of the taxonomy; only values it asks about. */
  @Field(() => [PackValueType])
  values!: PackValueType[];

  @Field(() => [ConstructType])
  constructs!: ConstructType[];

  @Field(() => [WordingVariantEnum])
  variants!: WordingVariantName[];

  @Field(() => Int)
  scaleMin!: number;

  @Field(() => Int)
  scaleMax!: number;

  @Field(() => [String])
  scaleLabels!: readonly string[];

  @Field(() => [String])
  notes!: readonly string[];

  @Field(() => PackStandingEnum)
  standing!: PackStanding;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('InstrumentImported')
export class InstrumentImportedType {
  @Field(() => InstrumentType)
  instrument!: InstrumentType;

  /** False: the same content was there already. */
  @Field(() => Boolean)
  isNew!: boolean;
}

export const PackCheckResult = createUnionType({
  name: 'PackCheckResult',
  types: () => [PackPreviewType, PackRefusedType] as const,
});

export const ImportInstrumentResult = createUnionType({
  name: 'ImportInstrumentResult',
  types: () => [InstrumentImportedType, PackRefusedType] as const,
});

export function toPackRefused({ problems }: Pick<RefusedPack, 'problems'>): PackRefusedType {
  return Object.assign(new PackRefusedType(), {
    problems: problems.map((problem: PackProblem) => Object.assign(new PackProblemType(), problem)),
    message: problems.map(problemText).join(' '),
  });
}

export function toPackPreview({ content, notes }: ReadyPack, standing: PackStanding): PackPreviewType {
  const { key, version, title, language, source, citationUrl, licence, families, scale } = content;
  const wordings = families.flatMap((family) => family.wordings);
  return Object.assign(new PackPreviewType(), {
    key,
    version,
    title,
    language,
    source,
    citationUrl,
    licence: licence.name,
    licenceHolder: licence.holder,
    licenceUrl: licence.url,
    licenceInWords: toLicenceSentences(licence.may),
    families: families.length,
    items: wordings.length,
    values: countByValue(families).map((count) => Object.assign(new PackValueType(), count)),
    constructs: toConstructTypes(content.constructs),
    variants: variantsOf(wordings).map((variant) => variant.toUpperCase() as WordingVariantName),
    scaleMin: scale.min,
    scaleMax: scale.max,
    scaleLabels: scale.labels,
    notes,
    standing,
  });
}
