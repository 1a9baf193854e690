import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { HAS_TEXT } from './post-state.js';
import { Post } from './post.entity.js';

/** Posts captured through the API are looked at again after two days, when flair and votes have settled. */
@Injectable()
export class SecondLooks {
  constructor(@InjectRepository(Post) private readonly posts: Repository<Post>) {}

  /** Fullnames of the posts of a source that are due by then, at most 100, the longest due first. */
  async due(sourceId: string, by: Date): Promise<string[]> {
    const rows: { fullname: string }[] = await this.posts.query(
      `select fullname from posts where source_id = $1 and second_look_due_at <= $2 and ${HAS_TEXT}
       order by second_look_due_at, id limit 100`,
      [sourceId, by],
    );
    return rows.map(({ fullname }) => fullname);
  }

  /** They are not due any more, whatever the look showed. */
  async end(manager: EntityManager, sourceId: string, fullnames: readonly string[]): Promise<void> {
    await manager.query(
      `update posts set second_look_due_at = null where id in
         (select id from posts where source_id = $1 and fullname = any($2) and second_look_due_at is not null order by fullname for update)`,
      [sourceId, fullnames],
    );
  }

  /** The sources that have posts due by then. */
  async sourcesDue(by: Date): Promise<string[]> {
    const rows: { id: string }[] = await this.posts.query(
      `select distinct source_id as id from posts where second_look_due_at <= $1 and ${HAS_TEXT}`,
      [by],
    );
    return rows.map(({ id }) => id);
  }
}
