// Verdicts of synthetic posts from their comments: {comments, url}. Storing the rows is not timed; the votes are read once
// more by themselves, since an import reads them while it stores.
import { commentVote } from '@ethogram/core';
import { PostService, SourceService } from '@ethogram/corpus';
import { openApplication } from '../application.mjs';
import { PlantedPosts } from '../planted-posts.mjs';

const { comments, url } = JSON.parse(process.argv[2]);
const COMMENTS_A_POST = 50;
const BATCH = 5_000;
const OPENINGS = [
  'NTA',
  'YTA',
  'ESH',
  'NAH',
  'INFO: why',
  'Hard to say',
  'Thanks',
  'NTA, but YTA for the tone',
];
const posts = Math.ceil(comments / COMMENTS_A_POST);
const app = await openApplication(url);
const permitted = { name: 'Bench', basis: 'Synthetic.', mayAnnotate: true };
const { id: sourceId } = await app.get(SourceService).findOrCreate(permitted);
const service = app.get(PostService);
const planted = new PlantedPosts(posts);
const store = (rows, replies) =>
  app.dataSource.transaction((manager) => service.storeBatch(manager, sourceId, rows, replies));
for (let at = 0; at < posts; at += BATCH)
  await store(
    Array.from({ length: Math.min(BATCH, posts - at) }, (_, index) => planted.post(at + index)),
    [],
  );
for (let at = 0; at < comments; at += BATCH)
  await store(
    [],
    Array.from({ length: Math.min(BATCH, comments - at) }, (_, index) => comment(at + index)),
  );
await app.dataSource.query('analyze posts, comments');

let votes = 0;
let readSeconds = 0;
for (let at = 0; at < comments; at += BATCH) {
  const bodies = Array.from(
    { length: Math.min(BATCH, comments - at) },
    (_, index) => comment(at + index).body,
  );
  readSeconds += await timed(async () => {
    for (const body of bodies) if (commentVote(body) !== null) votes += 1;
  });
}
const countSeconds = await timed(() => service.recomputeVerdicts(sourceId));
const [counted] = await app.dataSource.query(
  `select sum((community_verdict->>'votes')::int)::int as votes from posts where source_id = $1`,
  [sourceId],
);
if (counted.votes !== votes) throw new Error(`${votes} votes were read and ${counted.votes} counted.`);
await app.close();
process.stdout.write(`${JSON.stringify({ posts, readSeconds, countSeconds })}\n`);

function comment(index) {
  const { body, fullname } = planted.post(index % posts);
  const id = (index + 2_176_782_336).toString(36);
  return {
    fullname: `t1_${id}`,
    linkFullname: fullname,
    parentFullname: fullname,
    authorName: `voter_${index}`,
    body: `${OPENINGS[index % OPENINGS.length]}. ${body.slice(0, 260)}`,
    score: index % 40,
    createdUtc: 1_600_000_000 + index,
    isSubmitter: false,
    distinguished: null,
    stickied: false,
    state: 'live',
  };
}

async function timed(work) {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}
