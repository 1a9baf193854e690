// Makes scenarios of synthetic posts with planted near-copies: {posts, url}. Storing the posts is not timed.
import { PostReadingService, PostService, ScenarioService, SourceService } from '@ethogram/corpus';
import { normaliseForDuplicates } from '@ethogram/core';
import { openApplication } from '../application.mjs';
import { PlantedPosts, shinglesOfWords, similarity } from '../planted-posts.mjs';

const { posts, url } = JSON.parse(process.argv[2]);
const BATCH = 2_000;
const app = await openApplication(url);
const permitted = { name: 'Bench', basis: 'Synthetic.', mayAnnotate: true };
const { id: sourceId } = await app.get(SourceService).findOrCreate(permitted);
const planted = new PlantedPosts(posts);
for (let at = 0; at < posts; at += BATCH) {
  const rows = Array.from({ length: Math.min(BATCH, posts - at) }, (_, index) => planted.post(at + index));
  await app.dataSource.transaction((manager) => app.get(PostService).storeBatch(manager, sourceId, rows, []));
}
await app.dataSource.query('analyze posts');
const readSeconds = await timed(() => app.get(PostReadingService).readPosts(sourceId));
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
const makeSeconds = await timed(() =>
  app.get(ScenarioService).makeFromSource({ sourceId, minimumCharacters: 0 }),
);
clearInterval(watch);
const peakRssMb = Math.max(peak / 2 ** 20, 0);

const { signatureOf } = await import('../../../libs/corpus/dist/scenario/scenario-draft.js');
const comparable = Array.from({ length: Math.min(posts, 5_000) }, (_, index) => {
  const { title, body } = planted.post(index);
  return normaliseForDuplicates(`${title}\n${body}`);
});
const sampleSeconds = await timed(async () => comparable.forEach((text) => signatureOf(text)));

const clusters = new Map(
  (await app.dataSource.query('select thread, cluster_id from scenarios')).map((row) => [
    row.thread,
    row.cluster_id,
  ]),
);
const counts = { planted: 0, found: 0, decoys: 0, falsePairs: 0 };
for (const [original, copy] of planted.pairs()) {
  const [left, right] = [original, copy].map((index) => {
    const { title, body } = planted.post(index);
    return shinglesOfWords(normaliseForDuplicates(`${title}\n${body}`));
  });
  const isNear = similarity(left, right) >= 0.8;
  const [one, other] = [original, copy].map((index) => clusters.get(planted.post(index).fullname));
  // An exact copy is not made a scenario of, and so neither found nor missed.
  if (one === undefined || other === undefined) continue;
  const isJoined = one === other;
  counts[isNear ? 'planted' : 'decoys'] += 1;
  if (isNear && isJoined) counts.found += 1;
  if (!isNear && isJoined) counts.falsePairs += 1;
}
const sizes = await app.dataSource.query(
  'select count(*)::int as clusters from (select 1 from scenarios group by cluster_id having count(*) > 1) as joined',
);
// Whatever is joined beyond the pairs planted is a false pair too.
counts.falsePairs += Math.max(0, sizes[0].clusters - counts.found - counts.falsePairs);
await app.close();
process.stdout.write(
  `${JSON.stringify({
    ...counts,
    makeSeconds,
    signatureSeconds: (sampleSeconds / comparable.length) * posts,
    peakRssMb,
    readPostsPerSecond: posts / readSeconds,
  })}\n`,
);

async function timed(work) {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}
