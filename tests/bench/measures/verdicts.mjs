import { row } from '../table.mjs';

/** Verdicts of posts from 1,000,000 comments: reading each comment's vote, and counting the votes of every post. */
export default async function measureVerdicts({ databases, step, repeated, scale }) {
  const comments = Math.round(1_000_000 * scale);
  const { verdicts } = await repeated({
    verdicts: async () => {
      const database = await databases.create();
      try {
        return await step('verdicts.mjs', { comments, url: database.url });
      } finally {
        await database.drop();
      }
    },
  });
  return [
    row('votes read off the comments', verdicts.readSeconds, 's'),
    row('votes counted in the database', verdicts.countSeconds, 's'),
    row(
      `verdicts from ${comments.toLocaleString('en')} comments`,
      verdicts.readSeconds + verdicts.countSeconds,
      's',
      30,
      { atMost: true, note: `${verdicts.posts} posts` },
    ),
  ];
}
