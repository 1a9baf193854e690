// Counts the verdicts of all stored posts anew: {url}.
import { PostService, SourceService } from '@ethogram/corpus';
import { openApplication } from '../application.mjs';

const { url } = JSON.parse(process.argv[2]);
const app = await openApplication(url);
const { id: sourceId } = await app.get(SourceService).findOrCreate({ name: 'Bench', basis: 'Synthetic.' });
await app.dataSource.query('update posts set verdict_stale = true');
await app.dataSource.query('vacuum posts');
const started = process.hrtime.bigint();
const posts = await app.get(PostService).recomputeVerdicts(sourceId);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const peakRssMb = process.resourceUsage().maxRSS / 1024;
await app.close();
process.stdout.write(`${JSON.stringify({ seconds, posts, peakRssMb })}\n`);
