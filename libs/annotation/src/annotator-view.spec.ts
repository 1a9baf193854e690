import 'reflect-metadata';
import { fieldRules, isAllowed } from '@ethogram/platform';
import { describe, expect, it } from '@jest/globals';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { getNamedType, type GraphQLNamedType, type GraphQLSchema, isObjectType, isUnionType } from 'graphql';
import { AssignmentResolver } from './claim/assignment.resolver.js';
import { ContentWarningResolver } from './claim/content-warning.resolver.js';
import { JudgmentResolver } from './judgment/judgment.resolver.js';
import { MyJudgmentResolver } from './judgment/my-judgment.resolver.js';
import { SkipResolver } from './skip/skip.resolver.js';
import { StudyPersonResolver, StudyResolver } from './study/study.resolver.js';
import { MyParticipationResolver } from './participation/my-participation.resolver.js';
import { ParticipantsResolver } from './participation/participants.resolver.js';
import { RecruitmentResolver } from './recruitment/recruitment.resolver.js';
import { PersonReliabilityResolver, RetestResolver } from './retest/retest.resolver.js';
import { SuggestionResolver } from './suggestion/suggestion.resolver.js';
import { TaskResolver } from './task/task.resolver.js';

async function schema(): Promise<GraphQLSchema> {
  const module = await Test.createTestingModule({ imports: [GraphQLSchemaBuilderModule] }).compile();
  const resolvers = [
    AssignmentResolver,
    ContentWarningResolver,
    JudgmentResolver,
    MyJudgmentResolver,
    SkipResolver,
    StudyPersonResolver,
    StudyResolver,
    SuggestionResolver,
    RetestResolver,
    PersonReliabilityResolver,
    TaskResolver,
    MyParticipationResolver,
    ParticipantsResolver,
    RecruitmentResolver,
  ];
  return module.get(GraphQLSchemaFactory).create(resolvers);
}

/** Every object type reached from a type, itself included. */
function reach(type: GraphQLNamedType, seen = new Set<string>()): Set<string> {
  if (isUnionType(type)) for (const member of type.getTypes()) reach(member, seen);
  if (!isObjectType(type) || seen.has(type.name)) return seen;
  seen.add(type.name);
  for (const field of Object.values(type.getFields())) reach(getNamedType(field.type), seen);
  return seen;
}

describe('what an annotator may ask', () => {
  it('leads to their own tasks and answers and to nothing of anybody else', async () => {
    const reached = new Set<string>();
    const asked: string[] = [];
    for (const { coordinate, field, rule } of fieldRules(await schema())) {
      if (!/^(Query|Mutation)\./.test(coordinate) || !rule || !isAllowed(rule, ['ANNOTATOR'])) continue;
      asked.push(field.name);
      for (const name of reach(getNamedType(field.type))) reached.add(name);
    }
    expect(asked.sort()).toEqual([
      'acceptConsent',
      'claimAhead',
      'claimNext',
      'keepAnswer',
      'myJudgments',
      'myParticipation',
      'myStudies',
      'releaseClaim',
      'releaseClaims',
      'renewClaim',
      'renewClaims',
      'reviseJudgment',
      'skipTask',
      'submitJudgment',
      'submitPhaseAnswer',
      'withdrawConsent',
    ]);
    expect([...reached].sort()).toEqual([
      'AssignedItem',
      'AssignedReviewItem',
      'AssignedScale',
      'AssignedScenario',
      'AssignedValue',
      'Assignment',
      'ClaimLost',
      'ConsentText',
      'ContentWarning',
      'GuidelineExample',
      'InvalidAnswer',
      'MyJudgment',
      'MyParticipation',
      'MyStudy',
      'NotPermitted',
      'NothingLeft',
      'OtherPhase',
      'ParticipationStep',
      'PhaseAnswered',
      'PhaseMoved',
      'PhaseTask',
      'ShownSuggestion',
      'Skipped',
      'StudyClosed',
      'Submitted',
      'TrainingFeedback',
      'Upcoming',
    ]);
  });

  it('shows of a scenario its text and what to warn of alone, and of an item its wording alone', async () => {
    const built = await schema();
    const fields = (name: string): string[] => {
      const type = built.getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
    };
    expect(fields('AssignedScenario')).toEqual([
      'contentWarning',
      'id',
      'language',
      'text',
      'textHash',
      'title',
    ]);
    expect(fields('ContentWarning')).toEqual(['flags', 'routing']);
    expect(fields('TrainingFeedback')).toEqual(['explanation', 'isRight', 'wrong']);
    expect(fields('PhaseTask')).toEqual([
      'asked',
      'definition',
      'form',
      'item',
      'items',
      'key',
      'kind',
      'pairSeed',
      'phase',
      'place',
      'scale',
      'scenario',
      'tryNumber',
    ]);
    expect(fields('AssignedItem')).toEqual(['id', 'text']);
    expect(fields('Assignment')).toEqual([
      'claimToken',
      'definition',
      'form',
      'item',
      'items',
      'kind',
      'leaseUntil',
      'pairSeed',
      'remainingForMe',
      'scale',
      'scenario',
      'slotId',
      'studyId',
      'taskId',
    ]);
  });

  it('leads to what a model would say from answers of one’s own, and from nothing else', async () => {
    const found: string[] = [];
    for (const { coordinate, field, rule } of fieldRules(await schema()))
      if (/^(Query|Mutation)\./.test(coordinate) && rule && isAllowed(rule, ['ANNOTATOR']))
        if (reach(getNamedType(field.type)).has('ShownSuggestion')) found.push(field.name);
    expect(found.sort()).toEqual(['reviseJudgment', 'submitJudgment']);
  });

  it('names who may read every field', async () => {
    const unmarked = [...fieldRules(await schema())]
      .filter(({ rule }) => !rule)
      .map(({ coordinate }) => coordinate);
    expect(unmarked).toEqual([]);
  });
});
