import { DataSource, type MixedList } from 'typeorm';
import { SnakeNamingStrategy } from './snake-naming-strategy.js';

export interface DatabaseParts {
  readonly entities: MixedList<new () => object>;
  readonly migrations: MixedList<new () => object>;
}

/** The only place a `DataSource` is made. The schema comes from migrations alone. */
export function createDataSource(url: string, parts: DatabaseParts, poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: parts.entities as never,
    migrations: parts.migrations as never,
    migrationsTransactionMode: 'each',
    synchronize: false,
    namingStrategy: new SnakeNamingStrategy(),
    poolSize,
    applicationName: 'ethogram',
  });
}
