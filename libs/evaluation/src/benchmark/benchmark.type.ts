import { Access, pageType } from '@ethogram/platform';
import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { BenchmarkImport } from './benchmark-import.entity.js';

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarkImport', { description: 'A results file of another evaluation tool.' })
export class BenchmarkImportType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => String)
  tool!: string;

  @Field(() => String, { nullable: true })
  toolVersion!: string | null;

  @Field(() => String, { description: 'The served name the numbers are of.' })
  model!: string;

  @Field(() => ID, { nullable: true })
  adapterId!: string | null;

  @Field(() => Date, { nullable: true })
  measuredAt!: Date | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Questions each task was cut to; null where all were asked.',
  })
  questionLimit!: number | null;

  @Field(() => Date)
  createdAt!: Date;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarkResult')
export class BenchmarkResultType {
  @Field(() => String)
  task!: string;

  @Field(() => Boolean)
  isGroup!: boolean;

  @Field(() => String)
  metric!: string;

  @Field(() => String)
  filter!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => Float, { nullable: true })
  stderr!: number | null;

  @Field(() => Int, { nullable: true })
  n!: number | null;

  @Field(() => Int, { nullable: true })
  shots!: number | null;

  @Field(() => String, { nullable: true })
  taskVersion!: string | null;

  @Field(() => Boolean, { nullable: true })
  higherIsBetter!: boolean | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarkSubject', { description: 'A model there are benchmarks of.' })
export class BenchmarkSubjectType {
  @Field(() => String)
  model!: string;

  @Field(() => ID, { nullable: true })
  adapterId!: string | null;

  @Field(() => Int)
  results!: number;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarkComparison')
export class BenchmarkComparisonType {
  @Field(() => String)
  task!: string;

  @Field(() => Boolean)
  isGroup!: boolean;

  @Field(() => String)
  metric!: string;

  @Field(() => String)
  filter!: string;

  @Field(() => BenchmarkResultType, { nullable: true })
  base!: BenchmarkResultType | null;

  @Field(() => BenchmarkResultType, { nullable: true })
  tuned!: BenchmarkResultType | null;

  @Field(() => Float, { nullable: true, description: 'Tuned minus base.' })
  difference!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is no difference, or no interval.' })
  reason!: string | null;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarksImported')
export class BenchmarksImportedType {
  @Field(() => BenchmarkImportType)
  import!: BenchmarkImportType;

  @Field(() => Boolean, { description: 'False: the same file was brought in before.' })
  isNew!: boolean;
}

@Access('RESEARCHER', 'CURATOR')
@ObjectType('BenchmarksRefused')
export class BenchmarksRefusedType {
  @Field(() => [String])
  problems!: string[];

  @Field(() => String, { description: 'The same in one text.' })
  message!: string;
}

export const ImportBenchmarksResult = createUnionType({
  name: 'ImportBenchmarksResult',
  types: () => [BenchmarksImportedType, BenchmarksRefusedType] as const,
});

export const BenchmarkImportPage = pageType(
  BenchmarkImportType,
  'BenchmarkImportPage',
  'RESEARCHER',
  'CURATOR',
);

export function toBenchmarkImportType(row: BenchmarkImport): BenchmarkImportType {
  const { id, fileName, tool, toolVersion, model, adapterId, measuredAt, questionLimit, createdAt } = row;
  return Object.assign(new BenchmarkImportType(), {
    ...{ id, fileName, tool, toolVersion, model, adapterId, measuredAt, questionLimit, createdAt },
  });
}
