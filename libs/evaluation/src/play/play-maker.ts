import { Clock, newId } from '@ethogram/core';
import { ModelService } from '@ethogram/models';
import {
  type Agent,
  type Attainable,
  type Game,
  ONLY_OPTION,
  playEpisode,
  type PlayPlan,
  type PlayScore,
  scorePlay,
  type Trajectory,
} from '@ethogram/suites';
import { mapWithConcurrency } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnswerCache } from '../answer-cache/answer-cache.service.js';
import { CachedModelClient } from '../answer-cache/cached-model-client.js';
import { GameService } from '../game/game.service.js';
import { FailureWatch } from '../run/failure-watch.js';
import { ModelIdentities } from '../run/model-identities.js';
import { PlayExecutor, type PlannedPlays } from '../run/play-executor.port.js';
import type { PlaySubject } from '../run/run-subject.js';
import { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';
import { playAgent, type Player } from './model-agent.js';
import { describePlays, playsOf, versionOf } from './play-plan.js';
import { PlayWriter } from './play-writer.js';
import { Play } from './play.entity.js';

/** Plays under way at a time; within one, each decision waits for the one before. */
const PLAYS_AT_ONCE = 32;

interface PlannedPlay {
  readonly plan: PlayPlan;
  readonly position: number;
}

/**
 * Makes the plays of a run. A play is stored when it has ended; the decisions of one that was cut off are asked again with
 * the same seeds and come from the answer cache.
 */
@Injectable()
export class PlayMaker extends PlayExecutor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly games: GameService,
    private readonly models: ModelService,
    private readonly identities: ModelIdentities,
    private readonly cache: AnswerCache,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async plan(subject: PlaySubject, seed: number): Promise<PlannedPlays> {
    return describePlays(subject, await this.games.current(subject.games), seed);
  }

  override async execute(run: Run, onProgress: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const subject = subjectOf(run);
    const games = await this.gamesOf(run, subject);
    const attainable = await this.attainableOf(run, games);
    const missing = await this.missing(run, playsOf(subject, [...games.values()], run.seed));
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const player = await this.playerOf(run, subject, either);
    const writer = new PlayWriter(this.dataSource, run.id, this.clock, onProgress);
    const watch = await this.watchOf(run);
    const make = async ({ plan, position }: PlannedPlay): Promise<void> => {
      const game = games.get(plan.game) as Game;
      const agent = watched(playAgent(player, plan.key), async ({ outcome, answer }) => {
        either.throwIfAborted();
        watch.note(outcome, answer);
        await writer.decided();
      });
      writer.begin();
      const trajectory = await playEpisode(game, agent, { ...plan, repeat: run.repeat });
      const score = scorePlay(game, trajectory, attainable.get(game.key) as Attainable);
      await writer.add(this.playOf(run, position, trajectory, score));
    };
    // The first failure cuts the others short: what they would play is played by the next try.
    const guarded = (planned: PlannedPlay): Promise<void> =>
      make(planned).catch((error: unknown) => {
        stop.abort(error);
        throw error;
      });
    await mapWithConcurrency(missing, PLAYS_AT_ONCE, guarded, either);
  }

  /** @throws RunFailedError when a game is no longer the one the run began with. */
  private async gamesOf(run: Run, { games: keys }: PlaySubject): Promise<Map<string, Game>> {
    if (!run.manifest) throw new Error(`Run ${run.id} is executed before it is prepared.`);
    const games = await this.games.current(keys);
    if (versionOf(games) !== run.manifest.subjectVersion)
      throw new RunFailedError(
        'A game was replaced by another version while the run was on. Start it again.',
      );
    return new Map(games.map((game) => [game.key, game]));
  }

  /** Baselines are measured before the first play, so that every run can be normalised when it ends. */
  private async attainableOf(
    { id }: Run,
    games: ReadonlyMap<string, Game>,
  ): Promise<Map<string, Attainable>> {
    const found = new Map<string, Attainable>();
    const known = await this.games.baselines([...games.values()].map(({ hash }) => hash));
    for (const { key, hash, title } of games.values()) {
      const progressNote = `Measuring random play of ${title}, once`;
      if (!known.has(hash))
        await this.dataSource.getRepository(Run).update({ id, state: 'RUNNING' }, { progressNote });
      found.set(key, (await this.games.ensureBaseline(hash)).attainable);
    }
    return found;
  }

  private async missing({ id }: Run, plans: readonly PlayPlan[]): Promise<PlannedPlay[]> {
    const rows = await this.dataSource
      .getRepository(Play)
      .find({ where: { runId: id }, select: { id: true, key: true } });
    const stored = new Set(rows.map(({ key }) => key));
    return plans.map((plan, position) => ({ plan, position })).filter(({ plan }) => !stored.has(plan.key));
  }

  private async playerOf(run: Run, { agent: kind }: PlaySubject, signal: AbortSignal): Promise<Player> {
    const { model, steering, seed, repeat } = run;
    const asksModel = kind === 'distribution' || kind === 'sampled';
    const identity = asksModel ? await this.identities.of(run, signal) : null;
    const context = { identity, repeat, scenarioId: null };
    const client = new CachedModelClient(this.models.client(), this.cache, context);
    return { kind, client, model, probes: run.probes ?? [], steering, seed, repeat, signal };
  }

  /** Takes up the count where the last worker left it, since the run was last sent off. */
  private async watchOf({ id, failureLimit, startedAt }: Run): Promise<FailureWatch> {
    const [row] = await this.dataSource.query<{ errors: number; asked: number }[]>(
      `select coalesce(sum((score->'outcomes'->>'error')::int), 0)::int as errors, coalesce(sum(turns), 0)::int as asked
       from plays where run_id = $1 and created_at >= $2`,
      [id, startedAt],
    );
    return new FailureWatch(failureLimit, row?.errors ?? 0, row?.asked ?? 0);
  }

  private playOf(run: Run, position: number, trajectory: Trajectory, score: PlayScore): Play {
    const { key, game, gameHash, goal, episode, status, points, turns } = trajectory;
    const drawn = turns.filter(
      ({ outcome, guarded, method }) => method !== ONLY_OPTION && (outcome !== 'answered' || guarded),
    );
    return {
      ...{
        id: newId(this.clock),
        runId: run.id,
        key,
        position,
        game,
        gameHash,
        goal,
        episode,
        status,
        points,
      },
      ...{ turns: turns.length, drawn: drawn.length, trajectory, score, createdAt: this.clock.now() },
    };
  }
}

/** The same agent, with somebody who hears of every decision. */
function watched(
  agent: Agent,
  heard: (decision: Awaited<ReturnType<Agent['decide']>>) => Promise<void>,
): Agent {
  return {
    key: agent.key,
    async decide(turn) {
      const decision = await agent.decide(turn);
      await heard(decision);
      return decision;
    },
  };
}

function subjectOf({ id, subject }: Run): PlaySubject {
  if (subject.suite !== 'text-adventure') throw new Error(`Run ${id} has no plays.`);
  return subject;
}
