import { type TrainingSet, TrainingSetService } from '@ethogram/datasets';
import { FineTuneLauncher } from '@ethogram/launchers';
import { DomainError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { FineTuneCatalogueService } from '../fine-tune/fine-tune-catalogue.service.js';
import { FineTuneRun, isEnded } from '../fine-tune/fine-tune-run.entity.js';
import { TAKING_A_PLACE } from '../fine-tune/launch-places.js';
import { FineTuneService } from '../fine-tune/fine-tune.service.js';
import { type CellView, decideCells, isCellEnded, observeCell } from './decide-cells.js';
import type { SweepCell } from './sweep-cell.entity.js';
import { SweepStore } from './sweep-store.js';
import type { Sweep } from './sweep.entity.js';

interface SeenCell {
  readonly cell: SweepCell;
  readonly view: CellView;
  readonly run: FineTuneRun | undefined;
}

/** Seed of the readings of all training sets of a sweep, so that they are about the same answers. */
const READING_SEED = 0;

/** One look at a sweep, and what follows from it. May be cut off anywhere and done again. */
@Injectable()
export class SweepAdvance {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: SweepStore,
    private readonly trainingSets: TrainingSetService,
    private readonly catalogue: FineTuneCatalogueService,
    private readonly fineTunes: FineTuneService,
    private readonly launcher: FineTuneLauncher,
  ) {}

  /** @returns whether the sweep has ended. */
  async advance(sweep: Sweep): Promise<boolean> {
    if (sweep.state === 'CANCELLING') await this.stop(await this.look(sweep));
    else await this.goOn(sweep, await this.look(sweep));
    for (const { cell, view } of await this.look(sweep)) await this.store.noteCell(cell, view);
    return this.store.endIfDone(sweep);
  }

  private async look({ id }: Sweep): Promise<SeenCell[]> {
    const cells = await this.store.cellsOf([id]);
    const [sets, runs] = await Promise.all([
      this.trainingSets.byIds([...new Set(cells.map(({ trainingSetId }) => trainingSetId))]),
      this.catalogue.byIds(cells.map(({ fineTuneRunId }) => fineTuneRunId)),
    ]);
    const setById = new Map<string, TrainingSet>(sets.map((set) => [set.id, set]));
    const runById = new Map(runs.map((run) => [run.id, run]));
    return cells.map((cell) => {
      const run = runById.get(cell.fineTuneRunId);
      const view = observeCell(cell, { set: setById.get(cell.trainingSetId), run });
      return { cell, view, run };
    });
  }

  private async goOn(sweep: Sweep, seen: readonly SeenCell[]): Promise<void> {
    const source = seen.find(({ view }) => view.state !== 'WAITING')?.cell.trainingSetId ?? null;
    for (const cell of decideCells(seen, 0).prepare)
      await this.orFail(cell, () => this.prepare(sweep, cell, source));
    const { start, resume } = decideCells(seen, await this.freePlaces());
    for (const cell of start) await this.orFail(cell, () => this.start(sweep, cell));
    for (const cell of resume) await this.orFail(cell, () => this.fineTunes.resume(null, cell.fineTuneRunId));
  }

  /** Two sweeps may take the same one: the later training then waits in the queue. */
  private async freePlaces(): Promise<number> {
    const open = { state: In(['QUEUED', ...TAKING_A_PLACE]) };
    return this.launcher.capacity() - (await this.dataSource.manager.countBy(FineTuneRun, open));
  }

  private async prepare(sweep: Sweep, cell: SweepCell, source: string | null): Promise<unknown> {
    return this.trainingSets.create(null, {
      id: cell.trainingSetId,
      name: `${sweep.name}: ${movedText(cell)}`,
      instrumentId: sweep.instrumentId,
      baseModel: sweep.baseModel,
      target: cell.value,
      delta: cell.delta,
      seed: READING_SEED,
      baselinesFromId: source,
    });
  }

  private async start(sweep: Sweep, cell: SweepCell): Promise<unknown> {
    return this.fineTunes.start(null, {
      id: cell.fineTuneRunId,
      name: `${sweep.name}: ${movedText(cell)}, seed ${cell.seed}`,
      trainingSetId: cell.trainingSetId,
      hyperparameters: sweep.settings.hyperparameters ?? undefined,
      seed: cell.seed,
    });
  }

  /** Cells that have not begun end at once, runs when their trainers have stopped. */
  private async stop(seen: readonly SeenCell[]): Promise<void> {
    for (const { cell, view, run } of seen) {
      if (isCellEnded(view.state)) continue;
      if (!run || isEnded(run.state)) await this.store.noteCell(cell, { state: 'CANCELLED', error: null });
      else if (run.state !== 'CANCELLING') await this.cancelRun(run.id);
    }
  }

  private async cancelRun(id: string): Promise<void> {
    await this.fineTunes.cancel(null, id).catch((error: unknown) => {
      // It ended meanwhile: the next look sees how.
      if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error;
    });
  }

  /** What a person must see to ends the cell alone; anything else is tried again. */
  private async orFail(cell: SweepCell, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
      await this.store.noteCell(cell, { state: 'FAILED', error: error.message });
    }
  }
}

function movedText({ value, direction, delta }: SweepCell): string {
  if (direction === 'sham') return 'sham';
  return `${value} ${delta < 0 ? '' : '+'}${delta}`;
}
