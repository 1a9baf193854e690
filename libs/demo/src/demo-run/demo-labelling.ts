import { PeopleService } from '@ethogram/accounts';
import {
  AssignmentService,
  ClaimService,
  type ClaimOutcome,
  JudgmentService,
  type Study,
  StudyService,
} from '@ethogram/annotation';
import type { JudgmentAnswer } from '@ethogram/core';
import { type InstrumentItem, InstrumentService } from '@ethogram/surveys';
import { mapWithConcurrency } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { SimulatedAnnotator } from '../simulated-annotator/simulated-annotator.js';
import { readSituations, type Situation } from '../situation.js';
import { DemoCorpus } from './demo-corpus.js';
import { stableId } from './demo-ids.js';

const ANNOTATORS = 6;
const INSTRUMENT = 'ethogram-values';
const GUIDELINE_NOTE = 'The judgments of this study come from simulated annotators.';

type Answerer = (annotator: SimulatedAnnotator, taskId: string) => Promise<JudgmentAnswer>;

/** Two studies and the simulated people who label them, through the same claims and submissions as anybody. */
@Injectable()
export class DemoLabelling {
  private situations: ReadonlyMap<string, Situation> | undefined;
  private items: ReadonlyMap<string, InstrumentItem> | undefined;

  constructor(
    private readonly people: PeopleService,
    private readonly studies: StudyService,
    private readonly claims: ClaimService,
    private readonly assignments: AssignmentService,
    private readonly judgments: JudgmentService,
    private readonly instruments: InstrumentService,
    private readonly corpus: DemoCorpus,
  ) {}

  async moralStudy(): Promise<Study> {
    const source = await this.corpus.source();
    return this.studies.create(null, {
      id: stableId('study', 'moral-judgment'),
      name: 'Demo: moral judgments',
      kind: 'MORAL_JUDGMENT',
      simulated: true,
      guideline: `Read the situation, say who is in the wrong, how acceptable the author's action is, and which values are at stake. ${GUIDELINE_NOTE}`,
      judgmentsPerTask: 3,
      sourceId: source.id,
    });
  }

  async surveyStudy(): Promise<Study> {
    await this.instruments.ensureInstalled();
    const instrument = await this.instruments.byKey(INSTRUMENT);
    return this.studies.create(null, {
      id: stableId('study', 'survey'),
      name: 'Demo: value survey',
      kind: 'SURVEY',
      simulated: true,
      guideline: `Say how much each statement is like you. ${GUIDELINE_NOTE}`,
      judgmentsPerTask: ANNOTATORS,
      instrumentId: instrument.id,
      batterySize: 16,
    });
  }

  async labelSituations(signal: AbortSignal, onProgress: (done: number) => Promise<void>): Promise<void> {
    const study = await this.moralStudy();
    await this.label(study, signal, onProgress, async (annotator, taskId) => {
      const content = (await this.assignments.contents([taskId])).get(taskId);
      const situation = this.situationTitled(content?.scenario?.title ?? '');
      return annotator.mark(annotator.judge(situation), situation, content?.scenario?.text ?? '');
    });
  }

  async answerSurvey(signal: AbortSignal, onProgress: (done: number) => Promise<void>): Promise<void> {
    const study = await this.surveyStudy();
    this.items = new Map(
      (await this.instruments.items(study.instrumentId ?? '')).map((item) => [item.id, item]),
    );
    await this.label(study, signal, onProgress, async (annotator, taskId) => {
      const content = (await this.assignments.contents([taskId])).get(taskId);
      return annotator.rate((content?.items ?? []).flatMap(({ id }) => this.items?.get(id) ?? []));
    });
  }

  /** A simulated annotator knows what a story was written about; titles tell the stories apart. */
  private situationTitled(title: string): Situation {
    this.situations ??= new Map(readSituations().map((situation) => [situation.title, situation]));
    const found = this.situations.get(title);
    if (!found) throw new Error(`No demo situation is titled "${title}".`);
    return found;
  }

  private async label(
    study: Study,
    signal: AbortSignal,
    onProgress: (done: number) => Promise<void>,
    answer: Answerer,
  ): Promise<void> {
    const annotators = Array.from({ length: ANNOTATORS }, (_, index) => new SimulatedAnnotator(index + 1));
    const people = new Map<SimulatedAnnotator, string>();
    for (const annotator of annotators)
      people.set(
        annotator,
        (await this.people.findOrCreateSimulated(annotator.key, annotator.displayName)).id,
      );
    await this.studies.addPeople(null, study.id, [...people.values()]);
    await this.studies.open(null, study.id);
    let done = 0;
    await mapWithConcurrency(
      annotators,
      4,
      async (annotator) => {
        const personId = people.get(annotator) ?? '';
        let claimed = await this.claims.claimNext(personId, study.id);
        while (claimed.kind === 'claimed') {
          signal.throwIfAborted();
          claimed = await this.submit(annotator, personId, claimed, answer);
          done += 1;
          if (done % 50 === 0) await onProgress(done);
        }
      },
      signal,
    );
    await onProgress(done);
  }

  private async submit(
    annotator: SimulatedAnnotator,
    personId: string,
    { claim }: Extract<ClaimOutcome, { kind: 'claimed' }>,
    answer: Answerer,
  ): Promise<ClaimOutcome> {
    const outcome = await this.judgments.submit(personId, {
      slotId: claim.slotId,
      claimToken: claim.claimToken,
      taskId: claim.taskId,
      idempotencyKey: stableId('judgment', personId, claim.taskId),
      answer: await answer(annotator, claim.taskId),
    });
    if (outcome.kind === 'submitted' || outcome.kind === 'claim_lost') return outcome.next;
    throw new Error(`A simulated answer was refused: ${JSON.stringify(outcome)}`);
  }
}
