import type { ContentFlag, Routing } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { ScenarioService } from './scenario.service.js';

/** What was read off the post of a scenario: what it touches, and who may be shown it. */
export interface ScenarioReading {
  routing: Routing | null;
  contentFlags: ContentFlag[];
}

/** Batches what lists look up row by row; kept for one request. */
@Injectable()
export class ScenarioLoaders {
  private readonly byRequest = new WeakMap<object, DataLoader<string, ScenarioReading>>();

  constructor(private readonly scenarios: ScenarioService) {}

  /** @param request the GraphQL context */
  readings(request: object): DataLoader<string, ScenarioReading> {
    let loader = this.byRequest.get(request);
    if (!loader) {
      loader = new DataLoader(async (ids) => {
        const readings = await this.scenarios.readings(ids);
        return ids.map((id) => readings.get(id) ?? { routing: null, contentFlags: [] });
      });
      this.byRequest.set(request, loader);
    }
    return loader;
  }
}
