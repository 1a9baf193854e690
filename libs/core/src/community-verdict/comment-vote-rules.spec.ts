import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../moral/verdict.js';
import { commentVote } from './comment-vote.js';

type Case = readonly [reason: string, body: string, verdict: Verdict | null];

const HYPOTHETICAL_POSTS: readonly Case[] = [
  ['YWBTA alone votes against the author', 'YWBTA', 'YTA'],
  ['YWNBTA alone votes for the author', 'YWNBTA', 'NTA'],
  ['a condition after YWBTA is the plan itself', 'YWBTA if you skip the funeral.', 'YTA'],
  ['a condition after YWNBTA is the plan itself', 'YWNBTA if you keep the deposit, she signed.', 'NTA'],
  ['lower case', 'ywbta imo. It is her wedding.', 'YTA'],
  ['the H spelling', 'YWBTAH for telling his boss.', 'YTA'],
  [
    'opposed plans with a contrast word: the later',
    'YWBTA for suing, but YWNBTA for asking once more.',
    'NTA',
  ],
  ['opposed plans without one are ambiguous', 'YWBTA for suing, YWNBTA for asking.', null],
  ['asked back, it is no vote', 'Why would anyone think YWBTA?', null],
  ['denied, it is no vote', "I don't think YWBTA at all.", null],
  ['reported, it is no vote', 'People saying YWBTA never had a cat.', null],
  ['spelled out, to the author', 'You would not be the asshole for leaving.', 'NTA'],
  ['spelled out and short', "You wouldn't be the asshole for leaving.", 'NTA'],
];

const FORMS: readonly Case[] = [
  ['an exclamation mark', 'NTA!!!', 'NTA'],
  ['dashes round it', '--- YTA ---', 'YTA'],
  ['in quotation marks of its own', '"ESH"', 'ESH'],
  ['an emoji beside it', '😂 NTA 😂', 'NTA'],
  ['a colon after it', 'NAH: nobody meant harm.', 'NAH'],
  ['no space after the full stop', 'NTA.He should pay.', 'NTA'],
  ['bold inside a sentence', 'For me this is **YTA** all day.', 'YTA'],
  ['a line of its own at the end', 'Long thoughts here.\n\nMore thoughts.\n\nESH', 'ESH'],
  ['Windows line ends', 'Thoughts.\r\n\r\nNTA\r\n', 'NTA'],
  ['a softener before it', 'Gentle YTA from an old nurse.', 'YTA'],
  ['a strengthener before it', 'Massive NTA.', 'NTA'],
  ['a percentage', '100% NTA', 'NTA'],
  ['a hyphen before a reason', 'NTA - your money', 'NTA'],
  ['the possessive of a stranger does not count', 'The NTAs of this world are tired.', null],
  ['an underscored word is another word', 'my_NTA_file is a name', null],
  ['letters with full stops are not read', 'N.T.A.', null],
];

const INFO_RULE: readonly Case[] = [
  ['INFO with a question is a vote', 'INFO. Did she know about the dog?', 'INFO'],
  ['INFO at the end of a question', 'Where was his father? INFO', 'INFO'],
  ['info opening below an emphasis mark', '**info**: who owns the house?', 'INFO'],
  ['more info asked for in so many words', 'I need more info about the will, honestly.', 'INFO'],
  ['info wanted later in a sentence', 'The will matters, so give more info.', null],
  ['the word in capitals in a request is a vote', 'Need more INFO before I can say.', 'INFO'],
  ['INFO, but leaning: the contrast word decides', 'INFO, but leaning NTA.', 'NTA'],
  ['a vote, but INFO wanted: the contrast word decides', 'NTA, but INFO: is the car yours?', 'INFO'],
  ['not enough information, spelled out', 'Not enough information here.', 'INFO'],
  ['informed is another word', 'INFORMED people disagree.', null],
];

const QUOTES_AND_LISTS: readonly Case[] = [
  ['the quote of the post below the vote', 'NTA\n\n> AITA for asking her to leave?', 'NTA'],
  ['two quotes and an own vote between', '> YTA\n\nESH\n\n> NTA', 'ESH'],
  ['a quote without a space', '>YTA\nDisagree.', null],
  ['a tilde fence', '~~~\nYTA\n~~~\nNAH', 'NAH'],
  ['a voting guide in one sentence', 'Use NTA for no, YTA for yes, ESH for both.', null],
  ['a numbered guide', '1. YTA - guilty\n2. NTA - innocent\n3. NAH - fine', null],
  ['a guide above an own vote', '- YTA: guilty\n- NTA: innocent\n- ESH: both\n\nMine: NTA', 'NTA'],
  ['two bullets are no guide, and the first line decides', '- YTA for the lie\n- NTA for the rest', 'YTA'],
  ['an acronym stood for', 'ESH stands for everyone sucks here.', null],
  ['a table of counts', 'NTA 12, YTA 4, ESH 2 so far', null],
  ['a link text', '[NTA](https://example.org)', 'NTA'],
  ['a link with the letters in its path', 'https://example.org/YTA', null],
];

const POSITION_AND_CONTRAST: readonly Case[] = [
  ['the first line stands against later ones', 'YTA.\n\nIf he had lied, NTA.', 'YTA'],
  ['though turns it', 'NTA for the locks though YTA for the shouting', 'YTA'],
  ['yet turns it', 'NTA on paper, yet ESH in spirit.', 'ESH'],
  ['although turns it', 'NAH, although YTA for the tone.', 'YTA'],
  ['however turns it', 'ESH; however NTA about the money.', 'NTA'],
  ['and does not turn it', 'NTA and ESH', null],
  ['an and that repeats the vote', 'NTA and again NTA.', 'NTA'],
  ['leaning between two is ambiguous', 'Between ESH and NAH for me.', null],
  ['a contrast word between equal votes', 'NTA but your mother thinks so too, NTA.', 'NTA'],
  ['two contrasts: the last', 'NTA, but YTA for that, but overall NTA.', 'NTA'],
  ['a later paragraph does not change the first', 'NTA.\n\nYour ex is the ESH type though.', 'NTA'],
];

const NON_VOTES: readonly Case[] = [
  ['a negation with never', 'You were never YTA in this.', null],
  ['a negation with far from', 'Far from YTA.', null],
  ['a negation with hardly', 'That is hardly YTA.', null],
  ['a double denial is not resolved', 'Not saying you are not NTA.', null],
  ['a condition that did not happen', 'It would be ESH if she had shouted too.', null],
  ['a vote on the sister, in her name', 'Anna is YTA here.', null],
  ['a vote on them', 'They are ESH as parents.', null],
  ['the votes of a thread', 'Why so many YTA votes?', null],
  ['what a bot says', 'The NTA bot has spoken.', null],
  ['a question about whom', 'Who is YTA here?', null],
  ['a verdict asked for', 'Is it NTA or what?', null],
  ['talk about the subreddit', 'This sub always says NTA.', null],
  ['a vote refused', "I can't say NTA with a straight face.", null],
  ['a vote refused politely', "I wouldn't call this YTA.", null],
];

const REVISIONS: readonly Case[] = [
  ['an edit on top', 'EDIT: YTA\n\nNTA at first sight.', 'YTA'],
  ['an update below', 'ESH\n\nUpdate: NTA after the new facts.', 'NTA'],
  ['ETA as a note', 'NTA.\n\nETA: YTA for the comments.', 'YTA'],
  ['switching', 'NTA. Switching to ESH.', 'ESH'],
  ['revised', 'My revised vote to NAH, after all.', 'NAH'],
  ['changed with an arrow is ambiguous', 'NTA -> YTA', null],
  ['a struck vote and a new one', '~~NTA~~ ESH after reading more', 'ESH'],
  ['an edit without a vote keeps the old one', 'YTA\n\nEdit: spelling', 'YTA'],
];

const MORE_PHRASES: readonly Case[] = [
  ['OP is', 'OP is the asshole, sorry.', 'YTA'],
  ['ur the', 'ur the asshole lol', 'YTA'],
  ['you are not', 'You are not the asshole.', 'NTA'],
  ['you are definitely not', 'You are definitely not the a-hole here.', 'NTA'],
  ['everybody sucks', 'Honestly everybody sucks.', 'ESH'],
  ['you both suck', 'You both suck, grow up.', 'ESH'],
  ['nobody is', 'Nobody is the asshole here.', 'NAH'],
  ['he is', "He's the asshole, not you.", null],
  ['being one on the road is no vote', 'Some asshole parked there.', null],
];

const TOPICS = {
  'on a plan': HYPOTHETICAL_POSTS,
  'in every form': FORMS,
  'that asks for more': INFO_RULE,
  'beside quotes and lists': QUOTES_AND_LISTS,
  'among several': POSITION_AND_CONTRAST,
  'that is none': NON_VOTES,
  'that was changed': REVISIONS,
  'in plain words': MORE_PHRASES,
};

describe.each(Object.entries(TOPICS))('a vote %s', (_topic, cases) => {
  it.each(cases)('%s', (_reason, body, verdict) => {
    expect(commentVote(body)).toBe(verdict);
  });
});
