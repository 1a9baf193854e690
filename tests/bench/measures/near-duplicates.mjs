import { row } from '../table.mjs';

/** Near-copies among 100,000 posts, through the making of scenarios: cut, redacted, hashed, stored and clustered. */
export default async function measureNearDuplicates({ databases, step, repeated, scale }) {
  const posts = Math.round(100_000 * scale);
  const { making } = await repeated({
    making: async () => {
      const database = await databases.create();
      try {
        return await step('near-duplicates.mjs', { posts, url: database.url });
      } finally {
        await database.drop();
      }
    },
  });
  const of = `among ${posts.toLocaleString('en')} posts`;
  return [
    row(`scenarios and near-copies ${of}`, making.makeSeconds, 's', 60, { atMost: true }),
    row('of that, shingles and signatures alone', making.signatureSeconds, 's'),
    row('peak memory of the making', making.peakRssMb / 1024, 'GiB', 1, { atMost: true }),
    row('planted pairs at Jaccard ≥ 0.8 found', making.found / making.planted, '', 0.95),
    row('pairs below 0.8 put together', making.falsePairs, '', 0, {
      atMost: true,
      note: `${making.decoys} pairs at Jaccard 0.5 to 0.8 tried`,
    }),
    row('reading posts: type, language, flags, search words', making.readPostsPerSecond, 'posts/s'),
  ];
}
