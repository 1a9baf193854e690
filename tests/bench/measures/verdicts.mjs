import { row } from '../table.mjs';

const COMMENTS_A_POST = 25;

/** The verdicts of the posts that a million comments are on: the reading of the comments alone, and from the tables. */
export default async function measureVerdicts({ databases, step, repeated, scale }) {
  const comments = Math.round(1_000_000 * scale);
  const posts = Math.max(1, Math.round(comments / COMMENTS_A_POST));
  const database = await databases.create();
  try {
    await step('make-comments.mjs', { url: database.url, comments, posts });
    await databases.settle();
    const { read, counted } = await repeated({
      read: () => step('read-comments.mjs', { comments, posts }),
      counted: () => step('count-verdicts.mjs', { url: database.url }),
    });
    const limit = 30 * scale;
    return [
      row(`reading the votes of ${comments.toLocaleString('en')} comments`, read.seconds, 's', limit, {
        atMost: true,
      }),
      row('counting them from the tables and storing the verdicts', counted.seconds, 's', limit, {
        atMost: true,
      }),
      row('peak memory of the counting', counted.peakRssMb, 'MiB'),
    ];
  } finally {
    await database.drop();
  }
}
