// Writes a dump of synthetic posts or comments: {path, kind, rows, posts, windowLog, mixedWith}.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { SyntheticRows } from '../synthetic-rows.mjs';

const { path, kind = 'post', rows, posts = 1, windowLog = 31, others = 0 } = JSON.parse(process.argv[2]);
const synthetic = new SyntheticRows();
let bytes = 0;

/** `others` rows of other subreddits before each wanted one. */
function* lines() {
  const held = [];
  let size = 0;
  for (let index = 0; index < rows; index += 1) {
    const isWanted = index % (others + 1) === others;
    const line =
      kind === 'comment'
        ? synthetic.comment(index, posts)
        : synthetic.post(index, isWanted ? undefined : `sub${index % 97}`);
    held.push(line);
    size += line.length;
    if (size < 1 << 20) continue;
    const chunk = Buffer.from(held.splice(0).join(''));
    bytes += chunk.length;
    size = 0;
    yield chunk;
  }
  const last = Buffer.from(held.join(''));
  bytes += last.length;
  yield last;
}

await pipeline(
  Readable.from(lines(), { objectMode: false }),
  createZstdCompress({
    params: {
      [constants.ZSTD_c_compressionLevel]: 3,
      [constants.ZSTD_c_windowLog]: windowLog,
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      [constants.ZSTD_c_checksumFlag]: 1,
    },
  }),
  createWriteStream(path),
);
process.stdout.write(`${JSON.stringify({ rows, bytes })}\n`);
