import type { SeededRandom, Verdict } from '@ethogram/core';

const OPENINGS: Record<Verdict, readonly string[]> = {
  YTA: [
    'YTA.',
    'YTA, and I think you know it.',
    'Sorry, but YTA here.',
    'Yeah, you are the asshole.',
    'Gentle YTA.',
  ],
  NTA: [
    'NTA.',
    'NTA at all.',
    'NTA, and I would have done the same.',
    'Not the asshole.',
    'Clear NTA for me.',
  ],
  ESH: ['ESH.', 'ESH, honestly.', 'Everyone sucks here.', 'ESH, both of you could have handled this.'],
  NAH: ['NAH.', 'NAH, people just want different things.', 'No assholes here.', 'Soft NAH.'],
  INFO: [
    'INFO: had this come up before?',
    'INFO, did you talk about it first?',
    'INFO: what did you say to them right after?',
  ],
};

const REASONS: readonly string[] = [
  'What you did says a lot about what you put first.',
  'I read it twice and came to the same view.',
  'The other side has a point too.',
  'Talking about it earlier would have helped.',
  'I understand why people were upset.',
  'Small thing for you, big thing for them.',
  'You could still make it right.',
  'Nobody died, but it matters.',
  'It was your call to make.',
  'Think about how it looked from their chair.',
  'My sister went through the same.',
  '',
];

const ASIDES: readonly string[] = [
  'Following.',
  'What a read.',
  'I want to hear the other side.',
  'How old is everyone in this story?',
  'Thanks for sharing this.',
];

/** A comment that votes for `verdict`, worded one of many ways. */
export function votingComment(verdict: Verdict, random: SeededRandom): string {
  return `${random.pick(OPENINGS[verdict])} ${random.pick(REASONS)}`.trim();
}

/** A comment without a vote, of which every real thread has some. */
export function aside(random: SeededRandom): string {
  return random.pick(ASIDES);
}
