import { SourceService } from '@ethogram/corpus';
import type { INestApplicationContext } from '@nestjs/common';

/** @throws Error when there is no source of this name */
export async function sourceIdOf(app: INestApplicationContext, name: string): Promise<string> {
  const source = await app.get(SourceService).byName(name);
  if (!source) throw new Error(`There is no source named ${name}; ethogram import makes one.`);
  return source.id;
}
