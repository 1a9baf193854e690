import 'reflect-metadata';
import { join } from 'node:path';
import { createDataSource, migrate, startEmbeddedPostgres } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import { withDatabase } from '@ethogram/testing';

const TEMPLATE = 'bench_template';

/** Databases on a PostgreSQL with the settings of an installation: what is committed is on the disk. */
export class Databases {
  #folder;
  #server;
  #made = 0;

  constructor(folder) {
    this.#folder = folder;
  }

  /** A new migrated database; `drop` it to give its space back. */
  async create() {
    this.#server ??= await this.#start();
    this.#made += 1;
    const name = `bench_${this.#made}`;
    await this.#query(`create database ${name} template ${TEMPLATE}`);
    return {
      url: withDatabase(this.#server.url, name),
      drop: () => this.#query(`drop database ${name} with (force)`),
    };
  }

  /** Writes out what earlier steps left, so that it does not slow the next one. */
  async settle() {
    await this.#query('checkpoint');
  }

  async stop() {
    await this.#server?.stop();
  }

  async #start() {
    const server = await startEmbeddedPostgres(join(this.#folder, 'postgres'));
    this.#server = server;
    await this.#query(`create database ${TEMPLATE}`);
    const dataSource = createDataSource(withDatabase(server.url, TEMPLATE), { entities, migrations });
    await dataSource.initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    return server;
  }

  async #query(sql) {
    const { Client } = await import('pg').then(({ default: pg }) => pg);
    const client = new Client({ connectionString: withDatabase(this.#server.url, 'postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}
