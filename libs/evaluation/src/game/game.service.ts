import { AuditService } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { ConflictError, JobQueue, NotFoundError, type Viewer } from '@ethogram/platform';
import { type Game, packGame, readGames, unpackGame } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { GAME_BASELINE_JOB } from './game-baseline.job.js';
import { type GameBaseline, measureBaseline } from './measure-baseline.js';
import { type GameOrigin, StoredGame } from './stored-game.entity.js';

export interface ImportedGame {
  readonly stored: StoredGame;
  readonly isNew: boolean;
}

/** Longest list of contents kept in memory; a game of this project has some 100 kB. */
const MOST_KEPT = 20;

/** The games there are: those of the project and those people brought, each content kept as long as plays may need it. */
@Injectable()
export class GameService {
  private installing: Promise<void> | undefined;
  /** Safe to keep: a content never changes. */
  private readonly kept = new Map<string, Game>();

  private readonly measuring = new Map<string, Promise<GameBaseline>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Stores the games that come with the project, once a process; any number of processes may do so at once. */
  async ensureInstalled(): Promise<void> {
    this.installing ??= this.installBundled();
    this.installing.catch(() => (this.installing = undefined));
    return this.installing;
  }

  /** What new runs can play, by title. */
  async list(): Promise<StoredGame[]> {
    await this.ensureInstalled();
    return this.dataSource
      .getRepository(StoredGame)
      .find({ where: { isCurrent: true }, order: { title: 'ASC', hash: 'ASC' } });
  }

  async get(hash: string): Promise<StoredGame> {
    await this.ensureInstalled();
    const stored = await this.dataSource.getRepository(StoredGame).findOneBy({ hash });
    if (!stored) throw new NotFoundError('game', hash);
    return stored;
  }

  /** Ready to be played. */
  async content(hash: string): Promise<Game> {
    const known = this.kept.get(hash);
    if (known) return known;
    await this.ensureInstalled();
    const row = await this.dataSource
      .getRepository(StoredGame)
      .findOne({ where: { hash }, select: { hash: true, content: true } });
    if (!row) throw new NotFoundError('game', hash);
    const game = unpackGame(row.content);
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MOST_KEPT && !oldest.done) this.kept.delete(oldest.value);
    this.kept.set(hash, game);
    return game;
  }

  /** The current versions of the games with these keys, in that order. @throws NotFoundError for a key nobody knows */
  async current(keys: readonly string[]): Promise<Game[]> {
    await this.ensureInstalled();
    const rows = await this.dataSource
      .getRepository(StoredGame)
      .find({ where: { key: In([...keys]), isCurrent: true }, select: { hash: true, key: true } });
    return Promise.all(
      [...new Set(keys)].map((key) => {
        const row = rows.find((found) => found.key === key);
        if (!row) throw new NotFoundError('game', key);
        return this.content(row.hash);
      }),
    );
  }

  /** Those that are known, by hash. */
  async baselines(hashes: readonly string[]): Promise<Map<string, GameBaseline>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.dataSource
      .getRepository(StoredGame)
      .find({ where: { hash: In([...hashes]) }, select: { hash: true, baseline: true } });
    return new Map(rows.flatMap(({ hash, baseline }) => (baseline ? [[hash, baseline]] : [])));
  }

  /** Measures unless it is known, once a process however many ask; all processes come to the same. */
  async ensureBaseline(hash: string): Promise<GameBaseline> {
    const under = this.measuring.get(hash) ?? this.measureOnce(hash);
    this.measuring.set(hash, under);
    return under.finally(() => this.measuring.delete(hash));
  }

  private async measureOnce(hash: string): Promise<GameBaseline> {
    const known = (await this.baselines([hash])).get(hash);
    if (known) return known;
    const baseline = await measureBaseline(await this.content(hash));
    await this.dataSource.getRepository(StoredGame).update({ hash }, { baseline } as never);
    return baseline;
  }

  /**
   * Stores a game somebody brought; from now on it is the version of its key that is played. The same content again
   * changes nothing. @throws ConflictError for the key of a game of another origin
   */
  async import(viewer: Viewer | null, game: Game, origin: GameOrigin): Promise<ImportedGame> {
    await this.ensureInstalled();
    return this.dataSource.transaction(async (manager) => {
      const isNew = await this.store(manager, game, origin);
      if (isNew) await this.audit.record(viewer, 'imported', 'game', game.hash, { key: game.key, origin });
      return { stored: await manager.findOneByOrFail(StoredGame, { hash: game.hash }), isNew };
    });
  }

  private async installBundled(): Promise<void> {
    for (const game of await readGames())
      await this.dataSource.transaction((manager) => this.store(manager, game, 'BUNDLED'));
  }

  private async store(manager: EntityManager, game: Game, origin: GameOrigin): Promise<boolean> {
    // Two versions of one key that come at once would both want to be the current one.
    await manager.query('select pg_advisory_xact_lock(hashtext($1))', [`game|${game.key}`]);
    const current = await manager.findOneBy(StoredGame, { key: game.key, isCurrent: true });
    if (current?.hash === game.hash) return false;
    if (current && current.origin !== origin) {
      if (origin === 'BUNDLED') return false; // Somebody's own game came first: it stays what they play.
      throw new ConflictError(
        `The key ${game.key} belongs to “${current.title}”, which came from elsewhere. Give the game another key.`,
      );
    }
    await manager.update(StoredGame, { key: game.key, isCurrent: true }, { isCurrent: false });
    const known = await manager.update(StoredGame, { hash: game.hash }, { isCurrent: true });
    if (known.affected === 0) await manager.insert(StoredGame, this.rowOf(game, origin) as never);
    await this.jobs.enqueue(GAME_BASELINE_JOB, { hash: game.hash }, { manager, key: game.hash });
    return known.affected === 0;
  }

  private rowOf(game: Game, origin: GameOrigin): StoredGame {
    const scenes = [...game.scenes.values()];
    const { hash, key, title, licence, author } = game;
    return {
      ...{ hash, key, title, licence, author, origin, isCurrent: true },
      scenes: scenes.length,
      endings: scenes.filter(({ kind }) => kind === 'ending').length,
      choices: scenes.reduce((sum, { kind, choices }) => sum + (kind === 'choice' ? choices.length : 0), 0),
      achievements: game.achievements.size,
      content: packGame(game),
      baseline: null,
      createdAt: this.clock.now(),
    };
  }
}
