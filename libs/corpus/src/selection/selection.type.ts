import { Access, JsonScalar, pageType } from '@ethogram/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { SampleRequest, SelectionFilter } from './selection-request.js';

@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class StratumCount {
  @Field(() => String)
  stratum!: string;

  @Field(() => Int)
  count!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class SelectionPreview {
  @Field(() => Int)
  matchedPosts!: number;

  @Field(() => Int)
  withScenario!: number;

  @Field(() => Int, { description: 'Scenarios that people may be asked about.' })
  usable!: number;

  @Field(() => Int)
  waitingForReview!: number;

  @Field(() => Int, { description: 'Scenarios the selection would hold.' })
  size!: number;

  @Field(() => [StratumCount])
  strata!: StratumCount[];
}

/** `strata`, `filterInWords`, `sampleInWords` and `scenarioIds` are added by its resolver. */
@Access('CURATOR', 'RESEARCHER')
@ObjectType('Selection')
export class SelectionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => JsonScalar)
  filter!: SelectionFilter;

  @Field(() => JsonScalar)
  sample!: SampleRequest;

  @Field(() => Int, { description: 'How many could be drawn from.' })
  matched!: number;

  @Field(() => Int)
  size!: number;

  @Field(() => Int, {
    description: 'Of its scenarios, those that can still be studied: not withdrawn or excluded since.',
  })
  usable!: number;

  @Field(() => Date)
  createdAt!: Date;
}

export const SelectionPage = pageType(SelectionType, 'SelectionPage', 'CURATOR', 'RESEARCHER');

@Access('CURATOR', 'RESEARCHER')
@ObjectType()
export class ScenarioIdPage {
  @Field(() => [ID])
  items!: string[];

  @Field(() => Int)
  total!: number;
}
