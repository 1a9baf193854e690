import { describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256Hex } from '@ethogram/core';
import type { SurveyRowContent } from './release-content.js';
import { ReleaseHasher } from './release-hash.js';

function row(annotator: string, text = 'Being admired matters to me.'): SurveyRowContent {
  return {
    key: 'item:own@1.0.0/face-1a',
    kind: 'survey',
    split: 'train',
    group: 'face-1',
    item: { key: 'face-1a', text, value: 'face', family: 'face-1', keyed: 'direct' },
    ratings: [
      { annotator, rating: 2 },
      { annotator: `${annotator}-too`, rating: 5 },
    ],
    distribution: { '2': 1, '5': 1 },
    aggregate: { method: 'mean', ratings: 2, mean: 3.5, median: 3.5 },
  };
}

function hashesOf(...rows: SurveyRowContent[]): { contentHash: string; fileHash: string } {
  const hasher = new ReleaseHasher();
  for (const one of rows) hasher.add(one);
  return hasher.finish({ query: 'all' });
}

describe('the hashes of a release', () => {
  it('address the content without pseudonyms, and the file with them', () => {
    const [here, there] = [hashesOf(row('a-1')), hashesOf(row('b-2'))];
    expect(there.contentHash).toBe(here.contentHash);
    expect(there.fileHash).not.toBe(here.fileHash);
  });

  it('are those of the rows with the pseudonyms left out, line by line', () => {
    const anonymous = { ...row(''), ratings: [{ rating: 2 }, { rating: 5 }] };
    const rows = sha256Hex(`${canonicalJson(anonymous)}\n`);
    expect(hashesOf(row('a-1')).contentHash).toBe(sha256Hex(canonicalJson({ core: { query: 'all' }, rows })));
    expect(hashesOf(row('a-1')).fileHash).toBe(sha256Hex(`${canonicalJson(row('a-1'))}\n`));
  });

  it('take a text that looks like a pseudonym for the text it is', () => {
    const [one, other] = ['"annotator":"x",', '"annotator":"y",'].map((text) => row('a-1', text));
    expect(hashesOf(one as SurveyRowContent).contentHash).not.toBe(
      hashesOf(other as SurveyRowContent).contentHash,
    );
  });
});
