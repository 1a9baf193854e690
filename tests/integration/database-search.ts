import type { DataSource } from 'typeorm';

interface FoundColumn {
  schema: string;
  table: string;
  column: string;
}

/** Everything that can hold words, in every table there is: what a migration adds is searched as well. */
const COLUMNS = `
  select c.table_schema as schema, c.table_name as "table", c.column_name as "column"
  from information_schema.columns c
  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
  where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
    and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'tsvector', 'ARRAY', 'bytea', 'xml', 'name')
  order by 1, 2, 3`;

/** `table.column` of every place in the database where the words stand, without regard to case. */
export async function findInDatabase(dataSource: DataSource, words: string): Promise<string[]> {
  const columns: FoundColumn[] = await dataSource.query(COLUMNS);
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const rows: unknown[] = await dataSource.query(
      `select 1 from "${schema}"."${table}" where strpos(lower("${column}"::text), lower($1)) > 0 limit 1`,
      [words],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
