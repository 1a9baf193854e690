import { mean, type RatingScale } from '@ethogram/core';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TrainingSetBaseline } from './training-set-baseline.entity.js';
import { TrainingSet } from './training-set.entity.js';

/** What a model answers by itself, as an earlier training set found out: nothing is asked for it. */
@Injectable()
export class BaselineProfile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
  ) {}

  /** Mean digit by value, higher meaning more of it; null where no finished set of the two is there. */
  async of(instrumentId: string, baseModel: string): Promise<Record<string, number> | null> {
    const [set] = await this.dataSource.manager.find(TrainingSet, {
      where: { instrumentId, baseModel, state: 'SUCCEEDED' },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    if (!set) return null;
    const { scaleMin: min, scaleMax: max } = await this.instruments.get(instrumentId);
    const items = new Map((await this.instruments.items(instrumentId)).map((item) => [item.key, item]));
    const digits = new Map<string, number[]>();
    for (const { sampleKey, digit } of await this.dataSource.manager.findBy(TrainingSetBaseline, {
      trainingSetId: set.id,
    })) {
      const item = items.get(sampleKey.split('|')[0] ?? '');
      if (!item || digit === null) continue;
      const keyed = item.keyed === 'direct' ? digit : mirrored(digit, { min, max });
      digits.set(item.value, [...(digits.get(item.value) ?? []), keyed]);
    }
    return Object.fromEntries([...digits].map(([value, found]) => [value, mean(found)]));
  }
}

function mirrored(digit: number, { min, max }: RatingScale): number {
  return min + max - digit;
}
