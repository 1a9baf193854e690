import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DumpLine } from '../dump/dump-line.js';
import type { ReadDumpOptions } from '../dump/read-dump.js';
import { mappingProblem, type TableMapping } from './column-mapping.js';
import { previewFile } from './preview-file.js';
import { readTable } from './read-table.js';

const POSTS: TableMapping = {
  kind: 'POST',
  columns: {
    id: 'Nr',
    title: 'Headline',
    selftext: 'Story',
    author: 'Who',
    created_utc: 'When',
    score: 'Points',
  },
  subreddit: 'own',
};
const HEADER = 'Nr,Headline,Story,Who,When,Points\n';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ethogram-table-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function written(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function readAll(
  name: string,
  content: string | Buffer,
  mapping = POSTS,
  options: ReadDumpOptions = {},
): Promise<{ lines: DumpLine[]; error: string | null; positions: number[] }> {
  const lines: DumpLine[] = [];
  const positions: number[] = [];
  try {
    for await (const batch of readTable(await written(name, content), mapping, { name, ...options })) {
      lines.push(...batch.lines);
      positions.push(batch.lastLine);
    }
  } catch (error) {
    return { lines, positions, error: (error as Error).message };
  }
  return { lines, positions, error: null };
}

function outcomes(lines: readonly DumpLine[]): unknown[] {
  return lines.map((line) => (line.kind === 'invalid' ? [line.line, line.reason] : [line.line, line.kind]));
}

describe('a table of another make', () => {
  it.each([
    ['with commas', 'a.csv', (text: string) => text],
    ['with semicolons', 'b.csv', (text: string) => text.replaceAll(',', ';')],
    ['with tabs', 'c.tsv', (text: string) => text.replaceAll(',', '\t')],
    [
      'with a byte order mark and Windows line ends',
      'd.csv',
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ],
    ['packed', 'e.csv.gz', (text: string) => gzipSync(text)],
  ])('is read %s', async (_how, name, make) => {
    const text = `${HEADER}8x1,AITA?,"A ladder. ""Mine.""",Jo,2023-11-14T22:13:20Z,-4\n`;
    const { lines, error } = await readAll(name, make(text));
    expect(error).toBeNull();
    expect(lines).toEqual([
      {
        line: 2,
        kind: 'post',
        replacedCharacters: 0,
        post: expect.objectContaining({
          fullname: 't3_8x1',
          title: 'AITA?',
          body: 'A ladder. "Mine."',
          authorName: 'Jo',
          createdUtc: 1_700_000_000,
          score: -4,
          subreddit: 'own',
          state: 'live',
        }),
      },
    ]);
  });

  it.each([
    ['a list', '[\n {"a":{"t":"One [1], \\"two\\""},"s":"x"},\n\n {"a":{"t":"Two"},"s":"y"}\n]\n', [2, 4]],
    ['a list on one line', '[{"a":{"t":"One [1], \\"two\\""},"s":"x"},{"a":{"t":"Two"},"s":"y"}]', [1, 1]],
    ['an object a line', '{"a":{"t":"One [1], \\"two\\""},"s":"x"}\n{"a":{"t":"Two"},"s":"y"}', [1, 2]],
  ])('is read as %s of JSON, with dotted paths', async (_how, text, at) => {
    const mapping: TableMapping = { kind: 'POST', columns: { title: 'a.t', selftext: 's' } };
    const { lines, error } = await readAll('a.json', text, mapping);
    expect(error).toBeNull();
    expect(lines.map(({ line }) => line)).toEqual(at);
    expect(lines.map((line) => line.kind === 'post' && line.post.title)).toEqual(['One [1], "two"', 'Two']);
  });

  it('gives rows without an id, or with one that is none of Reddit’s, the same one each time', async () => {
    const text = `${HEADER},One,a,,,\n,Two,a,,,\n3f2a-11-uuid,Three,a,,,\nhttps://www.reddit.com/r/x/comments/abc12/t/,Four,a,,,\n`;
    const ids = async (): Promise<unknown[]> =>
      (await readAll('a.csv', text)).lines.map((line) => line.kind === 'post' && line.post.fullname);
    const first = await ids();
    expect(first.slice(0, 3)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^t3_x[0-9a-z]{12}$/)),
    );
    expect(new Set(first).size).toBe(4);
    expect(first[3]).toBe('t3_abc12');
    expect(await ids()).toEqual(first);
  });

  it('reads comments, and knows which post they are on', async () => {
    const mapping: TableMapping = {
      kind: 'COMMENT',
      columns: { id: 'c', link_id: 'p', parent_id: 'a', body: 't' },
    };
    const { lines } = await readAll(
      'c.csv',
      'c,p,a,t\nk1,abc,,NTA\nk2,abc,abc,YTA\nk3,abc,k1,Why?\nk4,,,NTA\n',
      mapping,
    );
    const parents = lines.map(
      (line) => line.kind === 'comment' && [line.comment.linkFullname, line.comment.parentFullname],
    );
    expect(parents.slice(0, 3)).toEqual([
      ['t3_abc', 't3_abc'],
      ['t3_abc', 't3_abc'],
      ['t3_abc', 't1_k1'],
    ]);
    expect(outcomes(lines)[3]).toEqual([5, 'the column “p” is empty']);
  });

  it('says what is wrong with a row by its line, and reads on', async () => {
    const text = `${HEADER}1,"Two\nlines",b,,,\n2,,b,,,\n3,T,b,,soon,\n4,T\n5,T,b,,1700000000000,many\n`;
    const { lines, error } = await readAll('a.csv', text);
    expect(error).toBeNull();
    expect(outcomes(lines)).toEqual([
      [2, 'post'],
      [4, 'the column “Headline” is empty'],
      [5, 'the column “When” is neither a date nor seconds since 1970'],
      [6, 'the row has 2 columns instead of 6'],
      [7, 'post'],
    ]);
  });

  it.each<[what: string, content: string | Buffer, sentence: RegExp, rows: number]>([
    [
      'a column that is missing',
      'Nr,Story\n1,a\n',
      /^a\.csv has no column “Headline”, “Who”, “When”, “Points”\. Its columns are: Nr, Story\.$/,
      0,
    ],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${HEADER}`, 'utf16le'),
      /^a\.csv is UTF-16LE, not UTF-8\. Save it as UTF-8, for example with “iconv -f UTF-16LE/,
      0,
    ],
    [
      'another encoding',
      Buffer.from(`${HEADER}1,One,b,,,\n2,Caf\xe9,b,,,\n`, 'latin1'),
      /^a\.csv is not UTF-8 after line 2\. Save it as UTF-8/,
      1,
    ],
    [
      'a quote that is never closed',
      `${HEADER}1,One,a,,,\n2,"Two,a,,,\n3,Three,a,,,\n`,
      /^a\.csv is cut short: it ends in the middle of the data after line 2\.$/,
      1,
    ],
    ['a list that is cut', '[{"Headline":"One"},{"Headline":', /^a\.csv is cut short/, 1],
    ['a line that is cut', '{"Headline":"One"}\n{"Headline":', /^a\.csv is cut short/, 1],
  ])('ends with a sentence at %s, after what could be read', async (_what, content, sentence, rows) => {
    const { lines, error } = await readAll('a.csv', content);
    expect(error).toMatch(sentence);
    expect(lines.filter(({ kind }) => kind === 'post')).toHaveLength(rows);
  });

  it('goes on behind a record, and keeps the filter', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `${index},T${index},b,,,${index}\n`).join('');
    const { lines, positions } = await readAll('a.csv', HEADER + rows, POSTS, {
      afterLine: 4,
      batchRows: 2,
      filter: { minScore: 6 },
    });
    expect(lines.map(({ line }) => line)).toEqual([8, 9, 10]);
    expect(positions).toEqual([8, 9]);
  });
});

describe('the preview of a file', () => {
  it('shows columns and rows and guesses what they mean', async () => {
    const text = 'Post ID;Title;Text;Username;Created At\nabc;One;Two;Jo;2020-01-01\n';
    const preview = await previewFile(await written('p.csv', text), 'p.csv');
    expect(preview).toEqual({
      detected: 'csv',
      columns: ['Post ID', 'Title', 'Text', 'Username', 'Created At'],
      rows: [['abc', 'One', 'Two', 'Jo', '2020-01-01']],
      suggested: {
        kind: 'POST',
        subreddit: null,
        columns: {
          id: 'Post ID',
          title: 'Title',
          selftext: 'Text',
          author: 'Username',
          created_utc: 'Created At',
        },
      },
    });
  });

  it.each([
    ['reddit-dump', '{"id":"a1","subreddit":"x","title":"t"}\n', null],
    ['reddit-dump', '{"id":"c1","link_id":"t3_a","body":"t"}\n', null],
    [
      'json-lines',
      '{"data":{"headline":"t","n":1}}\n{"data":{"text":"u"}}',
      { title: 'data.headline', selftext: 'data.text' },
    ],
    ['json', '[{"title":"t"}]', { title: 'title' }],
    ['csv', '', null],
  ])('knows %s', async (detected, text, columns) => {
    const preview = await previewFile(await written('p', text), 'p');
    expect(preview.detected).toBe(detected);
    expect(preview.suggested?.columns ?? null).toEqual(columns);
  });

  it('refuses JSON that is no list', async () => {
    await expect(previewFile(await written('p', '{\n"a": 1\n}'), 'p.json')).rejects.toThrow(
      'p.json is JSON, but neither a list of objects nor an object a line.',
    );
  });
});

describe('a mapping', () => {
  it.each<[TableMapping, string | null]>([
    [POSTS, null],
    [{ kind: 'POST', columns: { selftext: 'a' } }, 'Say which column holds title.'],
    [{ kind: 'COMMENT', columns: {} }, 'Say which column holds link_id and body.'],
    [{ kind: 'POST', columns: { title: '' } }, 'Name a column for title.'],
  ])('%j is told what it lacks', (mapping, problem) => {
    expect(mappingProblem(mapping)).toBe(problem);
  });
});
