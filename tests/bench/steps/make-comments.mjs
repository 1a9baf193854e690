// Stores synthetic posts and comments straight through the store: {url, comments, posts}.
import { PostService, SourceService } from '@ethogram/corpus';
import { openApplication } from '../application.mjs';
import { syntheticComment, syntheticPost } from '../synthetic-raws.mjs';

const BATCH = 5_000;
const { url, comments, posts } = JSON.parse(process.argv[2]);
const app = await openApplication(url);
const { id: sourceId } = await app.get(SourceService).findOrCreate({ name: 'Bench', basis: 'Synthetic.' });
const service = app.get(PostService);

async function store(count, make) {
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => make(from + index));
    await app.dataSource.transaction(async (manager) => {
      await manager.query('set local synchronous_commit = off; set local enable_seqscan = off');
      const [first] = rows;
      const isPost = first?.fullname.startsWith('t3_');
      await service.storeBatch(manager, sourceId, isPost ? rows : [], isPost ? [] : rows);
    });
  }
}

await store(posts, syntheticPost);
await store(comments, (index) => syntheticComment(index, posts));
await app.dataSource.query('vacuum analyze posts, comments');
await app.close();
process.stdout.write(`${JSON.stringify({ comments, posts })}\n`);
