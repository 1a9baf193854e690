import { type Verdict, VERDICTS } from '@ethogram/core';
import type { ComparedSample, MoralSamplePlan } from '@ethogram/suites';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunPlanner } from '../run/run-planner.js';
import type { Run } from '../run/run.entity.js';
import { Sample } from '../run/sample.entity.js';

type StoredSample = Pick<Sample, 'key' | 'value' | 'cluster' | 'outcome' | 'score' | 'distribution'>;

/** What comparing needs of the samples of a run, in the suite's order. */
@Injectable()
export class ComparedSamples {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly planner: RunPlanner,
  ) {}

  async scores(runId: string): Promise<ComparedSample[]> {
    return this.read(runId, false);
  }

  /** With all values of items whose construct stands for several. */
  async ofSurvey(run: Run, instrumentId: string): Promise<ComparedSample[]> {
    const items = await this.instruments.items(instrumentId);
    const families = new Map(items.map(({ family, values }) => [family, values]));
    const samples = await this.read(run.id, false);
    return samples.map(({ distribution: _, ...sample }) => {
      const values = families.get(sample.cluster);
      return values ? { ...sample, values } : sample;
    });
  }

  /**
   * With what the model holds of each verdict. Which verdict a label stood for follows from the plan; of situations whose text
   * is gone it is no longer known.
   */
  async ofMoralJudgment(run: Run): Promise<ComparedSample[]> {
    if (!run.labelStyle) throw new Error(`The run ${run.id} was never prepared.`);
    const plan = await this.planner.plan(run.subject, run.labelStyle);
    const planned = new Map<string, Pick<MoralSamplePlan, 'labels' | 'meta'>>();
    for await (const page of plan.pages())
      for (const { key, labels, meta } of page)
        if (meta.kind === 'moral_judgment') planned.set(key, { labels, meta });
    const samples = await this.read(run.id, true);
    return samples.map(({ distribution, ...sample }) => {
      const asked = planned.get(sample.key);
      const isKnown = asked && distribution && sample.outcome === 'answered';
      return { ...sample, verdicts: isKnown ? verdictsOf(asked, distribution) : null };
    });
  }

  private async read(runId: string, withDistribution: boolean): Promise<StoredSample[]> {
    const select = { id: true, key: true, value: true, cluster: true, outcome: true, score: true } as const;
    return this.dataSource.getRepository(Sample).find({
      where: { runId },
      select: { ...select, ...(withDistribution ? { distribution: true } : {}) },
      order: { position: 'ASC' },
    });
  }
}

function verdictsOf(
  { labels, meta }: Pick<MoralSamplePlan, 'labels' | 'meta'>,
  distribution: Readonly<Record<string, number>>,
): Record<Verdict, number> {
  const held = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  labels.forEach((label, place) => {
    const verdict = meta.verdicts[place];
    if (verdict) held[verdict] += distribution[label] ?? 0;
  });
  return held;
}
