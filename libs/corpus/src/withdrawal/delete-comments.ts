import type { EntityManager } from 'typeorm';

/** In every source, in one order, so that two deletions cannot block each other. */
const DELETE = `
  delete from comments using (
    select id from comments where fullname = any($1) order by fullname, source_id for update
  ) as gone where comments.id = gone.id returning link_fullname`;

const MARK_STALE = `
  update posts set verdict_stale = true where id in (
    select id from posts where fullname = any($1) and not verdict_stale order by fullname, source_id for update)`;

/** Deletes comments and marks the verdicts of their posts to be counted again. Returns the number of rows. */
export async function deleteComments(manager: EntityManager, fullnames: readonly string[]): Promise<number> {
  // The driver gives rows and their number for a deletion.
  const [rows]: [{ link_fullname: string }[], number] = await manager.query(DELETE, [fullnames]);
  const posts = [...new Set(rows.map((row) => row.link_fullname))];
  if (posts.length > 0) await manager.query(MARK_STALE, [posts]);
  return rows.length;
}
