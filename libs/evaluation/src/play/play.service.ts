import { NotFoundError, type Page, type PageOf, pageWindow } from '@ethogram/platform';
import {
  CATEGORIES,
  type Game,
  type GamesSummary,
  type Goal,
  type PlayPath,
  playPath,
  type PlayScore,
  type PlayStatus,
  type RandomBaseline,
  summariseGames,
} from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { GameService } from '../game/game.service.js';
import { type ReplayedPlay, replayMoves } from './moves.js';
import { Play } from './play.entity.js';

export interface PlayQuery {
  readonly runId: string;
  readonly game?: string | undefined;
  readonly goal?: Goal | undefined;
  readonly status?: PlayStatus | undefined;
  /** Only plays in which a decision was drawn evenly. */
  readonly drawnOnly?: boolean | undefined;
  /** A name of `CATEGORIES`, "points" or "drawn": the largest first. In the run's order without. */
  readonly mostOf?: string | undefined;
}

const SUMMARIES_KEPT = 50;
/** Whole plays read at a time: each holds every answer along the way. */
const REPLAYED_AT_ONCE = 20;

/** Reads what was played. Making plays is the maker's work. */
@Injectable()
export class PlayService {
  /** Drawing a thousand times for seventy categories takes a second: too long to do again at every look. */
  private readonly summaries = new Map<string, GamesSummary>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly games: GameService,
  ) {}

  async list(query: PlayQuery, page?: Page): Promise<PageOf<Play>> {
    const { skip, take } = pageWindow(page);
    const found = this.filtered(query);
    const total = await found.getCount();
    const ordered = orderedBy(found, query.mostOf);
    return { items: await ordered.offset(skip).limit(take).getMany(), total };
  }

  async get(id: string): Promise<Play> {
    const play = await this.dataSource
      .getRepository(Play)
      .createQueryBuilder('play')
      .addSelect('play.trajectory')
      .where('play.id = :id', { id })
      .getOne();
    if (!play) throw new NotFoundError('play', id);
    return play;
  }

  async replay(play: Play): Promise<{ game: Game; replayed: ReplayedPlay }> {
    const game = await this.games.content(play.gameHash);
    return { game, replayed: replayMoves(game, play.trajectory) };
  }

  /** Every play of a run in numbers, in the run's order. */
  async scores(runId: string): Promise<PlayScore[]> {
    const rows = await this.dataSource
      .getRepository(Play)
      .find({ where: { runId }, select: { id: true, score: true }, order: { position: 'ASC' } });
    return rows.map(({ score }) => score);
  }

  /** How every play of a run went, in the run's order: each is played again from what was chosen. */
  async paths(runId: string): Promise<PlayPath[]> {
    const paths: PlayPath[] = [];
    for (;;) {
      const plays = await this.dataSource
        .getRepository(Play)
        .createQueryBuilder('play')
        .addSelect('play.trajectory')
        .where('play.run_id = :runId', { runId })
        .orderBy('play.position')
        .offset(paths.length)
        .limit(REPLAYED_AT_ONCE)
        .getMany();
      for (const { gameHash, trajectory } of plays)
        paths.push(playPath(await this.games.content(gameHash), trajectory));
      if (plays.length < REPLAYED_AT_ONCE) return paths;
    }
  }

  /** Random play of every game among these scores. @throws NotFoundError where one was never measured */
  async baselinesOf(scores: readonly PlayScore[]): Promise<RandomBaseline[]> {
    const hashes = [...new Set(scores.map(({ gameHash }) => gameHash))];
    const found = await this.games.baselines(hashes);
    return hashes.map((hash) => {
      const baseline = found.get(hash);
      if (!baseline) throw new NotFoundError('random baseline of the game', hash);
      return baseline.random;
    });
  }

  /** By game and category, of all plays or of those under one goal; null without plays. */
  async summary(runId: string, goal?: Goal): Promise<GamesSummary | null> {
    const all = await this.scores(runId);
    const scores = goal ? all.filter((score) => score.goal === goal) : all;
    if (scores.length === 0) return null;
    // Plays are only ever added, so their number says whether the numbers are still those.
    const name = `${runId}|${goal ?? ''}|${scores.length}`;
    const known = this.summaries.get(name);
    if (known) return known;
    const summary = summariseGames(scores, await this.baselinesOf(scores), { seed: runId, resamples: 1000 });
    const oldest = this.summaries.keys().next();
    if (this.summaries.size >= SUMMARIES_KEPT && !oldest.done) this.summaries.delete(oldest.value);
    this.summaries.set(name, summary);
    return summary;
  }

  /** The play of another run with the same game, goal, seed and episode. */
  async counterpart(play: Play, runId: string): Promise<Play | null> {
    return this.dataSource.getRepository(Play).findOneBy({ runId, key: play.key });
  }

  private filtered({ runId, game, goal, status, drawnOnly }: PlayQuery): SelectQueryBuilder<Play> {
    const query = this.dataSource
      .getRepository(Play)
      .createQueryBuilder('play')
      .where('play.run_id = :runId', { runId });
    if (game !== undefined) query.andWhere('play.game = :game', { game });
    if (goal !== undefined) query.andWhere('play.goal = :goal', { goal });
    if (status !== undefined) query.andWhere('play.status = :status', { status });
    if (drawnOnly) query.andWhere('play.drawn > 0');
    return query;
  }
}

/** Only known names reach the query, and as a parameter. */
function orderedBy(query: SelectQueryBuilder<Play>, mostOf: string | undefined): SelectQueryBuilder<Play> {
  if (mostOf === 'points' || mostOf === 'drawn')
    return query.orderBy(`play.${mostOf}`, 'DESC').addOrderBy('play.position', 'ASC');
  if (mostOf === undefined || !CATEGORIES.includes(mostOf)) return query.orderBy('play.position', 'ASC');
  return query
    .addSelect(`(play.score->'counts'->>:category)::int`, 'wanted')
    .setParameter('category', mostOf)
    .orderBy('wanted', 'DESC')
    .addOrderBy('play.position', 'ASC');
}
