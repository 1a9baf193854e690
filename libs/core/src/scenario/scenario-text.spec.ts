import { describe, expect, it } from '@jest/globals';
import { sliceByCodePoint } from '../spans/text-span.js';
import { scenarioText } from './scenario-text.js';

const STORY = 'I told my flatmate to wash up. She cried.';
const NONE = { user: 0, link: 0, email: 0, phone: 0 };
const make = (body: string, title = 'AITA for asking?'): ReturnType<typeof scenarioText> =>
  scenarioText({ title, body });

describe('cutting leaks', () => {
  it('leaves an ordinary post as it is', () => {
    expect(make(STORY)).toEqual({
      title: 'AITA for asking?',
      text: STORY,
      cut: [],
      redactions: NONE,
      revealsVerdict: false,
    });
  });

  it.each([
    ['edit', 'EDIT: we made up.'],
    ['edit', 'Edit - spelling'],
    ['edit', '**Edit:** thanks all'],
    ['edit', 'edit 2: she called'],
    ['edit', 'Edited to add that I paid'],
    ['edit', '(EDIT) more'],
    ['edit', '&#x200B;EDIT: more'],
    ['update', 'UPDATE she moved out'],
    ['update', 'Update: she moved out'],
    ['update', 'Update 3'],
    ['update', '# Update'],
    ['update', '//UPDATE//'],
    ['update', '-Update in the comments-'],
    ['update', 'Update to answer some of you:'],
    ['eta', 'ETA: I am 30'],
    ['tldr', 'TL;DR dishes'],
    ['tldr', 'tldr: dishes'],
    ['tldr', '**TLDR**'],
    ['tldr', 'tl dr, dishes'],
  ] as const)('cuts from a line opening with %s to the end (%j)', (reason, line) => {
    const body = `${STORY}\n\n${line}\n\nAnd a last paragraph.`;
    const made = make(body);
    expect(made.text).toBe(STORY);
    expect(made.cut).toHaveLength(1);
    expect(made.cut[0]).toMatchObject({ reason, end: body.length });
  });

  it.each([
    'Editing videos is my job.',
    'Updated kitchens cost a lot.',
    'Update meetings were her idea.',
    'Edition two was sold out.',
    'ETA was five, she came at seven.',
    'Etage and etat are not English.',
    'She said edit: the letter first.',
  ])('keeps a line that only looks like a note: %s', (line) => {
    expect(make(`${STORY}\n${line}`).cut).toEqual([]);
  });

  it('cuts only the paragraph of a note placed on top', () => {
    const made = make(`EDIT: wow, thanks\nfor everything\n\n${STORY}\n\nUpdate: moved out`);
    expect(made.text).toBe(STORY);
    expect(made.cut.map((cut) => cut.reason)).toEqual(['edit', 'update']);
  });

  it.each([
    'The verdict is NTA, apparently.',
    'So most votes were YTA.',
    'I was voted the asshole.',
    'Okay, I get it, I am the asshole.',
    'Ok I get it, I’m TA.',
    'I accept my judgment.',
    'Reddit has decided that I am not the asshole.',
    'You all said I was the a-hole.',
  ])('cuts the sentence that tells the outcome: %s', (sentence) => {
    const made = make(`I washed up. ${sentence} She left.`);
    expect(made.text).toBe('I washed up. She left.');
    expect(made.cut.map((cut) => cut.reason)).toEqual(['verdict']);
    expect(made.revealsVerdict).toBe(false);
  });

  it('keeps the line break after a sentence that is cut', () => {
    expect(make('We ate. I was voted the asshole.\nShe left.').text).toBe('We ate.\nShe left.');
  });

  it.each([
    'My sister said I am the asshole.',
    'Am I the asshole for this?',
    'He called me an asshole.',
    'My judgment was poor that day.',
    'The votes at the club were counted twice.',
  ])('keeps what belongs to the story: %s', (sentence) => {
    const made = make(`I washed up. ${sentence} She left.`);
    expect(made.cut).toEqual([]);
    expect(made.revealsVerdict).toBe(false);
  });

  it('flags what still names a verdict in title or text', () => {
    expect(make('My friends call me YTA for it.').revealsVerdict).toBe(true);
    expect(make(STORY, 'NTA friend asked').revealsVerdict).toBe(true);
    expect(make('nah, it was fine').revealsVerdict).toBe(false);
  });

  it('counts cuts in code points of the original', () => {
    const body = '🚗 and 👩‍👧 left.\n\nEDIT: 🎉';
    const [cut] = make(body).cut;
    expect(cut && sliceByCodePoint(body, cut.start, cut.end)).toBe('EDIT: 🎉');
  });

  it('may leave nothing', () => {
    expect(make('EDIT: removed by me')).toMatchObject({
      text: '',
      cut: [{ reason: 'edit', start: 0, end: 19 }],
    });
    expect(make('')).toMatchObject({ text: '', cut: [] });
  });
});

describe('redaction', () => {
  it.each([
    ['a Reddit user', 'Ask u/sample_person-1 about it.', 'Ask [user] about it.', { user: 1 }],
    ['a Reddit user with a slash', 'Hi /u/abc, thanks', 'Hi [user], thanks', { user: 1 }],
    ['a handle', 'I am @some.handle_9 there.', 'I am [user] there.', { user: 1 }],
    ['an address', 'Write to jo.doe+x@mail.example.org!', 'Write to [email]!', { email: 1 }],
    ['a link', 'See https://example.com/a?b=c, please.', 'See [link], please.', { link: 1 }],
    ['a link with an address inside', 'http://x.example/?to=a@b.example', '[link]', { link: 1 }],
    ['a www link', 'on www.example.com now', 'on [link] now', { link: 1 }],
    ['a bare domain', 'bought on example.com yesterday', 'bought on [link] yesterday', { link: 1 }],
    ['a bare domain with a path', 'at exa.mp/photo1 now', 'at [link] now', { link: 1 }],
    ['a Markdown link', '[my photos](https://example.com/p "t") here', 'my photos [link] here', { link: 1 }],
    ['a US number', 'Call 555-010-4477 now', 'Call [phone] now', { phone: 1 }],
    ['a US number in brackets', '(555) 010-4477', '[phone]', { phone: 1 }],
    ['an international number', 'it is +49 30 1234567.', 'it is [phone].', { phone: 1 }],
    ['a British number', 'ring 020 7946 0958 today', 'ring [phone] today', { phone: 1 }],
    ['unbroken digits', '5550104477', '[phone]', { phone: 1 }],
    ['a short number after a telling word', 'text me at 555-0199', 'text me at [phone]', { phone: 1 }],
    [
      'several of a kind',
      'u/aa and u/bb wrote x@y.example',
      '[user] and [user] wrote [email]',
      { user: 2, email: 1 },
    ],
  ])('replaces %s', (_name, body, text, counts) => {
    expect(make(body)).toMatchObject({ text, redactions: { ...NONE, ...counts } });
  });

  it.each([
    'On 2019-05-01 we met, and again on 01-02-2020.',
    'From 2015-2019 I lived there; in 2018, 2019, 2020 too.',
    'It cost $1,234,567.89 or 500-1000 dollars.',
    'I (25F) and him (30M) read r/AmItheAsshole.',
    'We meet at 10:30, @ the gym, 24/7.',
    'He is 6.5 ft, 100.000 people came.',
    'I said no.Then he left.It hurt.',
    'either/or, and/or, w/o, u/ alone',
  ])('leaves alone: %s', (body) => {
    expect(make(body)).toMatchObject({ text: body, redactions: NONE });
  });

  it('counts title and text together', () => {
    const made = make('and u/bb', 'AITA for telling u/aa off?');
    expect(made.title).toBe('AITA for telling [user] off?');
    expect(made.redactions.user).toBe(2);
  });

  it('changes nothing the second time', () => {
    const once = make(
      'u/aa wrote a@b.example, see https://x.example/y or call 555-010-4477.\n\n\n\nEnd &amp; out',
    );
    const twice = scenarioText({ title: once.title, body: once.text });
    expect(twice.text).toBe(once.text);
    expect(twice.redactions).toEqual(NONE);
  });
});

describe('tidying', () => {
  it('decodes entities, composes Unicode and settles white space', () => {
    const made = make(
      'A &amp; B&nbsp;&lt;3 &#39;x&#39;\r\n\r\n\r\n\r\ncafe\u0301  \t ole\u200B ',
      ' Two \n lines ',
    );
    expect(made.text).toBe("A & B <3 'x'\n\ncafé ole");
    expect(made.title).toBe('Two lines');
  });
});
