// The raw limit: decodes a dump and splits it into lines; `parse` also parses them, `url` also copies the posts into a
// plain table without indexes, the columns an import fills. Nothing is checked and nothing can be resumed.
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const { path, parse = false, url = null } = JSON.parse(process.argv[2]);
const TABLE = `create table raw_posts (id text, source_id uuid, fullname text, subreddit text, author_key text, title text,
  body text, flair text, flair_verdict text, score integer, num_comments integer, upvote_ratio real, over18 boolean,
  permalink text, crosspost_parent text, posted_at timestamptz, state text, verdict_stale boolean, seen_at timestamptz,
  second_look_due_at timestamptz, created_at timestamptz, updated_at timestamptz)`;
const SOURCE = '01890000-0000-7000-8000-000000000001';
const SPECIAL = /[\\\n\r\t]/g;
const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const NOW = new Date().toISOString();

const text = (value) =>
  (value ?? null) === null ? '\\N' : value.replace(SPECIAL, (special) => ESCAPES[special]);

function copyLine(post) {
  const at = new Date(post.created_utc * 1000).toISOString();
  return `${post.id}\t${SOURCE}\t${post.name}\t${post.subreddit}\t${post.author}\t${text(post.title)}\t${text(post.selftext)}\t${text(post.link_flair_text)}\t\\N\t${post.score}\t${post.num_comments}\t${post.upvote_ratio}\t${post.over_18}\t${post.permalink}\t\\N\t${at}\tLIVE\tt\t${NOW}\t\\N\t${NOW}\t${NOW}\n`;
}

const client = url ? new pg.Client({ connectionString: url }) : null;
await client?.connect();
await client?.query(TABLE);
const started = process.hrtime.bigint();
const cpuBefore = process.cpuUsage();
const copy = client?.query(from('copy raw_posts from stdin')) ?? null;
let rows = 0;
let bytes = 0;
let rest = Buffer.alloc(0);
const sink = new Writable({
  highWaterMark: 4 << 20,
  write(chunk, _encoding, done) {
    bytes += chunk.length;
    const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    let out = '';
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10, at)) {
      const line = data.subarray(at, end);
      at = end + 1;
      rows += 1;
      if (!parse) continue;
      const row = JSON.parse(line.toString());
      if (copy) out += copyLine(row);
    }
    rest = Buffer.from(data.subarray(at));
    if (copy && !copy.write(out)) copy.once('drain', done);
    else done();
  },
});
await pipeline(
  createReadStream(path, { highWaterMark: 1 << 20 }),
  createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 31 }, chunkSize: 1 << 20 }),
  sink,
);
if (copy) {
  const finished = new Promise((done, fail) => copy.once('finish', done).once('error', fail));
  copy.end();
  await finished;
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const cpu = process.cpuUsage(cpuBefore);
await client?.end();
process.stdout.write(
  `${JSON.stringify({ rows, bytes, seconds, rowsPerSecond: rows / seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 })}\n`,
);
