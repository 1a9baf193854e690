import { isValueKey } from '@ethogram/core';
import { AdapterService, ModelService } from '@ethogram/models';
import { BadInputError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { PlayExecutor } from './play-executor.port.js';
import { digestOf } from './run-plan.js';
import { RunPlanner } from './run-planner.js';
import { DEFAULT_FAILURE_LIMIT, type FailureLimit, type Steering } from './run-settings.js';
import type { RunSubject } from './run-subject.js';
import { RunFailedError } from './run.errors.js';
import type { NewRun } from './run.service.js';

const LARGEST_SEED = 2 ** 31 - 1;

export interface StartRun {
  readonly subject: RunSubject;
  /** A model of the server or an adapter of the platform, by the name it is served under. */
  readonly model: string;
  readonly name?: string | null;
  readonly seed?: number;
  readonly steering?: Steering | null;
  readonly repeat?: number;
  readonly failureLimit?: FailureLimit;
}

/** Refuses what could never run, before it waits in a queue to fail. */
@Injectable()
export class RunAdmission {
  constructor(
    private readonly models: ModelService,
    private readonly adapters: AdapterService,
    private readonly planner: RunPlanner,
    private readonly plays: PlayExecutor,
  ) {}

  /** @throws BadInputError, NotFoundError */
  async admit(wanted: StartRun): Promise<NewRun> {
    const name = wanted.name?.trim() ?? '';
    if (name.length > 200) throw new BadInputError('The name of a run has at most 200 characters.');
    const seed = wholeNumber('seed', wanted.seed ?? 0);
    const repeat = wholeNumber('repeat', wanted.repeat ?? 0);
    const steering = checkedSteering(wanted.steering ?? null);
    const failureLimit = checkedLimit(wanted.failureLimit ?? DEFAULT_FAILURE_LIMIT);
    await this.size(wanted.subject, seed);
    const { model, adapterId } = await this.modelOf(wanted.model);
    return {
      ...{ subject: wanted.subject, model, adapterId, seed, repeat, steering, failureLimit },
      name: name === '' ? null : name,
    };
  }

  /** Prompts, or plays, that a run of this will have. @throws BadInputError when there is nothing to ask. */
  async size(subject: RunSubject, seed = 0): Promise<number> {
    const size = await this.planned(subject, seed).catch((error: unknown) => {
      if (error instanceof RunFailedError || error instanceof RangeError)
        throw new BadInputError(error.message);
      throw error;
    });
    if (size === 0) throw new BadInputError(`The ${subject.suite} suite has nothing to ask here.`);
    return size;
  }

  private async planned(subject: RunSubject, seed: number): Promise<number> {
    if (subject.suite === 'text-adventure') return (await this.plays.plan(subject, seed)).plays;
    return (await digestOf(await this.planner.plan(subject, 'codes'))).samples;
  }

  private async modelOf(name: string): Promise<Pick<NewRun, 'model' | 'adapterId'>> {
    const known = (await this.models.list()).find((model) => model.name === name);
    if (!known) throw new BadInputError(`There is no model ${name}: neither served nor trained here.`);
    const adapter = (await this.adapters.all()).find((found) => found.name === name);
    return { model: name, adapterId: adapter?.id ?? null };
  }
}

function wholeNumber(what: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_SEED)
    throw new BadInputError(`The ${what} of a run is a whole number from 0.`);
  return value;
}

function checkedSteering(steering: Steering | null): Steering | null {
  if (steering && !isValueKey(steering.value))
    throw new BadInputError(`There is no value ${String(steering.value)} to steer.`);
  return steering;
}

function checkedLimit(limit: FailureLimit): FailureLimit {
  if (!Number.isInteger(limit.inARow) || limit.inARow < 1)
    throw new BadInputError('The errors in a row that stop a run are a whole number from 1.');
  if (!(limit.share >= 0 && limit.share <= 1))
    throw new BadInputError('The share of errors that stops a run is between 0 and 1.');
  return limit;
}
