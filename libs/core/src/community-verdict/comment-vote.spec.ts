import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../moral/verdict.js';
import { commentVote, readCommentVote } from './comment-vote.js';

type Case = readonly [reason: string, body: string, verdict: Verdict | null];

const TOKENS: readonly Case[] = [
  ['a bare token', 'NTA', 'NTA'],
  ['a token with a reason', 'YTA. She asked you twice not to.', 'YTA'],
  ['lower case', 'nta, your bike your rules', 'NTA'],
  ['mixed case', 'Esh honestly. Grow up, both of you.', 'ESH'],
  ['bold', '**ESH** because you both lied.', 'ESH'],
  ['underscores as emphasis', '_YTA_ for reading the diary', 'YTA'],
  ['a heading', '# NAH\nJust bad luck.', 'NAH'],
  ['the H spelling', 'NTAH at all, friend.', 'NTA'],
  ['the H spelling of YTA', 'YTAH. Pay her back.', 'YTA'],
  ['a hypothetical, yes', 'YWBTA if you sold it without asking.', 'YTA'],
  ['a hypothetical, no', 'YWNBTA, it is your inheritance.', 'NTA'],
  ['a token at the end', 'He broke it and he should pay. NTA', 'NTA'],
  ['a token after a comma', 'Honestly, ESH.', 'ESH'],
  ['a token in brackets', 'Tough one (NAH).', 'NAH'],
  ['a softened token', 'Soft YTA, you could have phoned.', 'YTA'],
  ['first person speech', "I'd say NTA here.", 'NTA'],
  ['forced first person speech', "I'm gonna have to say ESH on this.", 'ESH'],
  ['speech announced', 'Came here to say NTA', 'NTA'],
  ['a stated vote', 'My vote is YTA.', 'YTA'],
  ['a labelled verdict', 'Verdict: NTA', 'NTA'],
  ['it is', "It's ESH for me.", 'ESH'],
  ['a token inside another word', 'The NTAB form and ESHOP receipts do not matter.', null],
  ['no verdict at all', 'What a wild story, thanks for sharing.', null],
  ['an empty comment', '', null],
  ['a removed comment', '[removed]', null],
];

const EVERYDAY_WORDS: readonly Case[] = [
  ['nah as a word', "Nah, don't worry about him.", null],
  ['nah as a word before a vote', 'Nah man, NTA.', 'NTA'],
  ['INFO in capitals', 'INFO: how old is the child?', 'INFO'],
  ['info as the first word', 'info - did you two agree on this before?', 'INFO'],
  ['info inside a sentence', 'Give us more info please.', null],
  ['INFO later on', 'Hard to tell. INFO', 'INFO'],
  ['info beside two votes', 'Maybe NAH, but lacking info my call is ESH.', 'ESH'],
  ['information', 'Information is power.', null],
];

const NOT_A_VOTE: readonly Case[] = [
  ['a quoted line', '> YTA for sure\n\nI disagree, NTA.', 'NTA'],
  ['only a quoted line', '> NTA\n\nThat is not how families work.', null],
  ['an escaped quote', '&gt; ESH\n\nNo, the landlord was warned. NTA', 'NTA'],
  ['inline code', 'Type `YTA` to vote.', null],
  ['fenced code', '```\nNTA\n```\nno opinion', null],
  ['indented code', 'Copy this:\n\n    YTA\n', null],
  ['struck-out words', '~~YTA~~ NTA', 'NTA'],
  ['a link', 'See https://example.org/NTA/why for the rules.', null],
  ['a negation', 'You are definitely not YTA.', null],
  ['a negation with an article', "That is not an ESH situation, it's NTA.", 'NTA'],
  ['a contracted negation', "This isn't ESH.", null],
  ['a denied opinion', "I don't think YTA fits.", null],
  ['a far cry from a vote', 'Not even close to YTA. NTA', 'NTA'],
  ['no way', 'There is no way this is NTA', null],
  ['a vote that would have been', 'You would be NTA if you had told her first.', null],
  ['a vote that would be, short form', "You'd be YTA in that case.", null],
  ['a question', 'How is this not NTA?', null],
  ['a question about a vote', 'Why would YTA even be on the table?', null],
  ['a doubting token', 'YTA?', null],
  ['a vote that opens a question', 'NTA, why would you ever apologise for that?', 'NTA'],
  ['a vote followed by a question', 'YTA. What did you expect?', 'YTA'],
  ['a vote in a rambling question', 'Look, ESH though could you try the bus next time?', 'ESH'],
  ['a vote before a paragraph about people', 'NTA\n\nPeople forget that flats have walls.', 'NTA'],
  ['a vote before people in general', 'YTA people pay for their own parking.', 'YTA'],
  ['people named by their vote', 'I pity the NTA people here.', null],
  ['a choice of judgement', 'Sticking with my ESH judgement.', 'ESH'],
  ['no more needed to say it', 'One line was enough to say NTA!', 'NTA'],
  ['what people are going to say', 'People are going to say NTA for this.', null],
  ['the votes of others', 'All these NTA votes are strange. YTA', 'YTA'],
  ['what people say', 'Everyone saying YTA has never had a roommate.', null],
  ['what people say, beside an own vote', 'People are calling you YTA but NTA.', 'NTA'],
  ['counted comments', 'So many YTA comments in here.', null],
  ['a verdict on someone else', 'Your sister is YTA.', null],
  ['a verdict on him', "He's YTA, you are fine.", null],
  ['an explained acronym', 'YTA means you are in the wrong.', null],
  ['an equation', 'NTA = not the one at fault', null],
  ['a list on one line', 'Vote YTA, NTA, ESH, NAH or INFO.', null],
  ['a glossary', '- YTA: author wrong\n- NTA: other wrong\n- ESH: all wrong\n- NAH: none wrong', null],
];

const SEVERAL: readonly Case[] = [
  ['the same vote twice', 'NTA. Again: NTA.', 'NTA'],
  ['the first line before later ones', 'NTA\n\nYour brother might call it ESH, whatever.', 'NTA'],
  ['an earlier line with a vote before a later one', 'Long story.\nYTA.\nESH maybe for the dog.', 'YTA'],
  ['a contrast word', 'NTA for leaving, but ESH after that text.', 'ESH'],
  ['a contrast over a full stop', 'YTA for the timing. However, NAH overall.', 'NAH'],
  ['two votes without contrast', 'NTA for the party, YTA for the cake.', null],
  ['a slash', 'NTA/NAH', null],
  ['or', 'YTA or ESH, cannot decide.', null],
  ['a conditional pair', "YTA if you knew, NTA if you didn't.", null],
  ['a conditional with otherwise', 'YTA if you knew. Otherwise NTA.', null],
  ['one conditional alone', 'YTA if you go through with it.', 'YTA'],
  ['a vote before a conditional', 'NTA, but YTA if you never apologise.', 'NTA'],
  ['a conditional before a vote in a later line', 'YTA if you hide it.\n\nAs written, NTA.', 'NTA'],
  ['a changed mind', 'NTA\n\nEdit: changing to YTA after your comments.', 'YTA'],
  ['a changed mind, short', 'NTA.\n\nEDIT: ESH', 'ESH'],
  ['a changed mind in one line', 'Changing my vote from NTA to YTA.', 'YTA'],
  ['a mind changed twice', 'NTA\n\nEdit: YTA\n\nEdit 2: ESH', 'ESH'],
  ['a changed mind in brackets', 'NTA (edit: YTA after reading your replies)', 'YTA'],
  ['an edit that only reports', 'NTA.\n\nEdit: to everyone saying YTA, read it again.', 'NTA'],
];

const PHRASES: readonly Case[] = [
  ["you're the asshole", "You're the asshole here.", 'YTA'],
  ['you are an a-hole', 'You are such an a-hole? No: you are an a-hole, plainly.', 'YTA'],
  ['not the asshole, opening', 'Not the asshole. Rest well.', 'NTA'],
  ["you're not the asshole", "I read it twice and you're not the asshole.", 'NTA'],
  ["you aren't the asshole", "You aren't the a-hole for saying no.", 'NTA'],
  ["don't think you're the asshole", "I don't think you're the asshole.", 'NTA'],
  ['somebody else is not', 'Your wife is not the asshole.', null],
  ['everyone sucks', 'Everyone sucks here, the dog excepted.', 'ESH'],
  ['no one is', 'No one is the asshole, life is hard.', 'NAH'],
  ['no assholes here', 'No assholes here as far as I can see.', 'NAH'],
  ['not enough info', 'Not enough info to judge.', 'INFO'],
  ['need more info', 'Need more info before judging.', 'INFO'],
  ['would be', 'You would be the asshole for selling it.', 'YTA'],
  ['would be, had things been otherwise', 'You would be the asshole if she had paid.', null],
  ['asking if', 'Why ask if you are the asshole for leaving?', null],
  ['wondering when', 'Tell me when you are the asshole again.', null],
  ['an indignant question', 'She lost the keys and you are the asshole?', null],
  ['a token over a phrase', "ESH. You're the asshole for the noise, he is for the lock.", 'ESH'],
];

describe('the vote of a comment', () => {
  for (const [topic, cases] of Object.entries({ TOKENS, EVERYDAY_WORDS, NOT_A_VOTE, SEVERAL, PHRASES })) {
    describe(topic.toLowerCase().replace('_', ' '), () => {
      it.each(cases)('%s', (_reason, body, verdict) => {
        expect(commentVote(body)).toBe(verdict);
      });
    });
  }

  it('keeps every span of an ambiguous comment', () => {
    const body = 'NTA for the party, YTA for the cake.';
    const reading = readCommentVote(body);
    expect(reading.status).toBe('ambiguous');
    expect(reading.spans.map((span) => body.slice(span.start, span.end))).toEqual(['NTA', 'YTA']);
  });

  it('places spans in the original body, below masked lines too', () => {
    const body = '> YTA\n\n**NTA** friend';
    const [span] = readCommentVote(body).spans;
    expect(span && body.slice(span.start, span.end)).toBe('NTA');
    expect(span?.line).toBe(2);
  });

  it('reads a very long comment quickly', () => {
    const body = `${'not really the a '.repeat(20_000)} NTA ${'if you say '.repeat(20_000)}`;
    const started = performance.now();
    commentVote(body);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
