import {
  type CapabilityReading,
  type OwnScored,
  profileFromScores,
  type SurveyResponse,
} from '@ethogram/suites';
import type { RatingScale } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunPlanner } from './run-planner.js';
import type { RunSummary, SummaryMetric } from './run-summary.js';
import { Run } from './run.entity.js';
import { Sample } from './sample.entity.js';
import { surveyReliability } from './survey-reliability.js';
import { Quality, summaryMean, VerdictSums } from './summary-sums.js';

const PAGE = 5_000;

type Row = Pick<
  Sample,
  'id' | 'key' | 'position' | 'value' | 'cluster' | 'score' | 'mass' | 'distribution' | 'meta' | 'labels'
>;

/** Computes what a finished run says of its model, once, from its stored samples. */
@Injectable()
export class RunSummaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: RunPlanner,
  ) {}

  /** Null for plays, which are summed up where they are kept. */
  async of(run: Run): Promise<RunSummary | null> {
    switch (run.suite) {
      case 'value-profile':
      case 'held-out-survey':
        return this.ofSurvey(run);
      case 'moral-judgment':
        return this.ofMoral(run.id);
      case 'capability':
        return this.ofCapability(run.id);
      case 'own':
        return this.ofOwn(run);
      case 'text-adventure':
        return null;
    }
  }

  private async ofSurvey({ id, seed }: Run): Promise<RunSummary> {
    const scored: SurveyResponse[] = [];
    const quality = new Quality();
    let scale: RatingScale = { min: Infinity, max: -Infinity };
    for await (const { key, value, cluster, score, mass, distribution, meta } of this.answered(id)) {
      quality.add(mass, distribution);
      if (score === null || value === null || meta?.kind !== 'survey') continue;
      const { itemKey, keyed, template, direction, labelStyle, ratings } = meta;
      scored.push({ key, value, cluster, score, itemKey, keyed, template, direction, labelStyle });
      scale = { min: Math.min(scale.min, ...ratings), max: Math.max(scale.max, ...ratings) };
    }
    const metrics = scored.length > 0 ? surveyReliability(scored, scale, seed) : [];
    return { kind: 'survey', profile: profileFromScores(scored), quality: quality.mean(), metrics };
  }

  private async ofMoral(runId: string): Promise<RunSummary> {
    const scores: number[] = [];
    const clusters: string[] = [];
    const quality = new Quality();
    const verdicts = new VerdictSums();
    for await (const row of this.answered(runId)) {
      if (row.score !== null) {
        scores.push(row.score);
        clusters.push(row.cluster);
      }
      quality.add(row.mass, row.distribution);
      verdicts.add(row);
    }
    return {
      kind: 'moral_judgment',
      verdicts: verdicts.mean(),
      authorWrong: summaryMean(scores, clusters),
      quality: quality.mean(),
    };
  }

  private async ofCapability(runId: string): Promise<RunSummary> {
    const scores: Record<CapabilityReading, { score: number; cluster: string }[]> = {
      labels: [],
      text: [],
      perplexity: [],
    };
    for await (const { meta, score, cluster } of this.answered(runId))
      if (meta?.kind === 'capability' && score !== null) scores[meta.reading].push({ score, cluster });
    return {
      kind: 'metrics',
      metrics: CAPABILITY_METRICS.map(({ name, reading }) => metricOf(name, scores[reading])),
    };
  }

  private async ofOwn({ id, subject }: Run): Promise<RunSummary | null> {
    if (subject.suite !== 'own') return null;
    const suite = await this.planner.ownSuite(subject.name);
    const scored: OwnScored[] = [];
    for await (const { key, value, cluster, score, meta } of this.answered(id))
      if (meta?.kind === 'own' && score !== null)
        scored.push({ key, value, cluster, score, data: meta.data });
    return { kind: 'metrics', metrics: suite.metrics(scored) };
  }

  private async *answered(runId: string): AsyncGenerator<Row> {
    let after = -1;
    for (;;) {
      const rows = await this.dataSource
        .getRepository(Sample)
        .createQueryBuilder('sample')
        .select(COLUMNS.map((name) => `sample.${name}`))
        .where(`sample.runId = :runId and sample.outcome = 'answered' and sample.position > :after`, {
          runId,
          after,
        })
        .orderBy('sample.position', 'ASC')
        .limit(PAGE)
        .getMany();
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.position;
    }
  }
}

const COLUMNS = [
  'id',
  'key',
  'position',
  'value',
  'cluster',
  'score',
  'mass',
  'distribution',
  'meta',
  'labels',
] as const satisfies readonly (keyof Row)[];

const CAPABILITY_METRICS = [
  { name: 'Right answers to neutral questions', reading: 'labels' },
  { name: 'Open questions answered with nothing but a digit', reading: 'text' },
  { name: 'Nats a token on neutral texts', reading: 'perplexity' },
] as const;

function metricOf(name: string, scored: readonly { score: number; cluster: string }[]): SummaryMetric {
  const found = summaryMean(
    scored.map(({ score }) => score),
    scored.map(({ cluster }) => cluster),
  );
  return found
    ? { name, value: found.mean, low: found.low, high: found.high, n: found.n, reason: null }
    : { name, value: null, low: null, high: null, n: 0, reason: 'Nothing of it was answered.' };
}
