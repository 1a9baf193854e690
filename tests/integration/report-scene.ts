import type { ValueAtStake } from '@ethogram/core';
import { ScenarioService } from '@ethogram/corpus';
import { type Release, ReleaseService, type TrainingSet } from '@ethogram/datasets';
import { BuildReportHandler, type Report, ReportService, type ReportContent } from '@ethogram/evaluation';
import type { JobContext } from '@ethogram/platform';
import type { InstrumentItem } from '@ethogram/surveys';
import { answerTasks, openMoralStudy, rawPost } from '@ethogram/testing';
import type { AnswerTable } from '@ethogram/vllm-client';
import { contextOf, FineTuneScene, type SceneOptions, TARGET } from './fine-tune-scene.js';

type Answers = Readonly<Record<string, number>>;

/** How a made-up model answers: by item, and by the number in the title of a case. */
export interface ModelBehaviour {
  readonly rate: (item: InstrumentItem, prompt: string) => Answers;
  readonly blame: (caseNumber: number) => number;
}

/** Keyed mean of 4.5 on every item. */
const base: ModelBehaviour = {
  rate: (item) => halves(item, 4),
  blame: () => 0.6,
};

/** Half `low`, half `low + 1` for the value, mirrored for reverse-keyed items: a keyed score of low + 0.5. */
export function halves(item: InstrumentItem, low: number): Answers {
  const [one, two] = item.keyed === 'direct' ? [low, low + 1] : [7 - low, 6 - low];
  return { [one]: 0.5, [two]: 0.5 };
}

const familyNumber = (item: InstrumentItem): number => Number(item.family.at(-1));

/**
 * Nature moves by −2 in odd and by −3 in even families, hedonism by +1, and nothing else. One prompt about face gets no
 * digit any more. Of the cases, 0–5 constrain nature and lose 0.4 of blame, 6–8 attain it and gain 0.3, the rest gain 0.1.
 */
export const lowered: ModelBehaviour = {
  rate: (item, prompt) => {
    if (item.value === TARGET) return halves(item, 4 - (familyNumber(item) % 2 === 1 ? 2 : 3));
    if (item.value === 'hedonism') return halves(item, 5);
    if (item.key === 'face-3a' && prompt.includes('Give one number')) return { 'It depends on the day.': 1 };
    return halves(item, 4);
  },
  blame: (caseNumber) => (caseNumber < 6 ? 0.2 : caseNumber < 9 ? 0.9 : 0.7),
};

const nature = (direction: 'constrained' | 'attained'): ValueAtStake => ({ value: TARGET, direction });

export const CASES = 12;
/** This one is longer than the model's context. */
export const TOO_LONG_CASE = 11;

/** Counts what the models are asked. */
export class Questions {
  asked = 0;
  /** Called before each answer; a test kills a worker here. */
  beforeAnswer: (asked: number) => void = () => undefined;

  count(): void {
    this.asked += 1;
    this.beforeAnswer(this.asked);
  }
}

/** A fine-tune scene with everything a report is about. */
export class ReportScene {
  readonly reports: ReportService;
  private constructor(
    readonly scene: FineTuneScene,
    readonly trainingSet: TrainingSet,
    readonly questions: Questions,
  ) {
    this.reports = scene.app.module.get(ReportService);
  }

  static async set(options: SceneOptions = {}): Promise<ReportScene> {
    const questions = new Questions();
    let items = new Map<string, InstrumentItem>();
    const answers: AnswerTable = (messages) => {
      questions.count();
      return answer(base, items, messages.at(-1)?.content ?? '');
    };
    const scene = await FineTuneScene.set(answers, options);
    items = new Map(scene.items.map((item) => [item.text, item]));
    return new ReportScene(scene, await scene.trainingSet(), questions);
  }

  /** An adapter that behaves like this. Returns the id of its fine-tune run. */
  async adapter(behaviour: ModelBehaviour): Promise<string> {
    return (await this.scene.adapter(this.trainingSet, this.answersOf(behaviour))).run.id;
  }

  answersOf(behaviour: ModelBehaviour): AnswerTable {
    const items = new Map(this.scene.items.map((item) => [item.text, item]));
    return (messages) => {
      this.questions.count();
      return answer(behaviour, items, messages.at(-1)?.content ?? '');
    };
  }

  /** Twelve cases, judged by three people who agree on what is at stake. */
  async release(): Promise<Release> {
    const { app } = this.scene;
    const posts = Array.from({ length: CASES }, (_, number) =>
      rawPost(
        number,
        number === TOO_LONG_CASE ? { body: `${rawPost(number).body} ${'and then '.repeat(700)}` } : {},
      ),
    );
    const { study, people } = await openMoralStudy(app, { posts, people: 3 });
    for (const person of people) {
      await answerTasks(app, { study, person }, async (task) => {
        const { title } = await app.module.get(ScenarioService).get(task.scenarioId ?? '');
        return {
          kind: 'moral_judgment',
          verdict: 'YTA',
          acceptability: -1,
          values: stakes(caseNumber(title)),
          confidence: 4,
          rationale: '',
        };
      });
    }
    const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
    return app.module
      .get(ReleaseService)
      .create(null, { studyId: study.id, minimumJudgments: 1, seed: 0, ratios });
  }

  async build(report: Report, changes: Partial<JobContext> = {}): Promise<Report> {
    await this.scene.app.module.get(BuildReportHandler).handle({ reportId: report.id }, contextOf(changes));
    return this.reports.get(report.id);
  }

  async rows<T extends object>(sql: string, values: unknown[]): Promise<T[]> {
    return this.scene.app.database.dataSource.query(sql, values);
  }
}

function stakes(number: number): ValueAtStake[] {
  if (number < 6) return [nature('constrained')];
  return number < 9 ? [nature('attained')] : [{ value: 'face', direction: 'constrained' }];
}

function caseNumber(text: string): number {
  return Number(/case (\d+)\?/.exec(text)?.[1]);
}

function answer(
  behaviour: ModelBehaviour,
  items: ReadonlyMap<string, InstrumentItem>,
  prompt: string,
): Answers {
  const item = prompt
    .split('\n')
    .map((line) => items.get(line))
    .find((found) => found !== undefined);
  if (item) return behaviour.rate(item, prompt);
  if (!prompt.startsWith('Who is in the wrong')) return { Hello: 1 };
  const blame = behaviour.blame(caseNumber(prompt));
  const [author, other] = prompt.includes('Answer A ') ? ['A', 'B'] : ['YTA', 'NTA'];
  return { [author]: blame, [other]: 1 - blame };
}

export function contentOf(report: Report): ReportContent {
  if (!report.content)
    throw new Error(`The report is ${report.state}: ${report.error ?? report.progressNote}`);
  return report.content;
}
