import { describe, expect, it } from '@jest/globals';
import { QuoteMatcher } from './quote-matcher.js';

const TEXT = 'My sister’s wedding was ruined — because I wore the green dress, she says.';

describe('QuoteMatcher', () => {
  it.each([
    ['five words in a row', 'He writes "I wore the green dress" himself.'],
    ['another case and other punctuation', 'i WORE, the GREEN dress!'],
    ['other marks and apostrophes', 'the sisters wédding was ruined because'],
    ['words broken over lines', 'because\nI\twore  the\r\ngreen'],
    ['compatibility forms', 'ｗｏｒｅ ｔｈｅ ｇｒｅｅｎ ｄｒｅｓｓ ｓｈｅ says'],
  ])('finds %s', (_, rationale) => {
    expect(new QuoteMatcher([TEXT]).isQuotedIn(rationale)).toBe(true);
  });

  it.each([
    ['four words', 'wore the green dress'],
    ['the words in another order', 'the dress green wore I because'],
    ['words with one between', 'I wore the very green dress'],
    ['nothing', ''],
    ['signs alone', '… — !'],
  ])('does not find %s', (_, rationale) => {
    expect(new QuoteMatcher([TEXT]).isQuotedIn(rationale)).toBe(false);
  });

  it('takes a short title by all its words, and none of a word or two', () => {
    const matcher = new QuoteMatcher(['Kicked Mum out', 'AITA', 'the dog']);
    expect(matcher.isQuotedIn('The title "kicked mum out" says it.')).toBe(true);
    expect(matcher.isQuotedIn('AITA posts about the dog')).toBe(false);
  });

  it('takes each character of a script without spaces as a word', () => {
    const matcher = new QuoteMatcher(['我把妹妹的婚礼毁了']);
    expect(matcher.isQuotedIn('他说“妹妹的婚礼”')).toBe(true);
    expect(matcher.isQuotedIn('妹妹的')).toBe(false);
  });

  it('finds nothing when there was no text', () => {
    expect(new QuoteMatcher([]).isQuotedIn(TEXT)).toBe(false);
    expect(new QuoteMatcher(['', '  ']).isQuotedIn(TEXT)).toBe(false);
  });
});
