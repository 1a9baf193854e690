import { describe, expect, it } from '@jest/globals';
import { sliceByCodePoint } from '../spans/text-span.js';
import { redactSpans, restorePlaceholders } from './redact-spans.js';
import { scenarioText } from './scenario-text.js';

const STORY = 'I told my flatmate to wash up. She cried.';
const NONE = { user: 0, link: 0, email: 0, phone: 0, handle: 0, street: 0, date: 0, name: 0 };
const make = (body: string, title = 'AITA for asking?'): ReturnType<typeof scenarioText> =>
  scenarioText({ title, body });

describe('cutting leaks', () => {
  it('leaves an ordinary post as it is', () => {
    expect(make(STORY)).toEqual({
      title: 'AITA for asking?',
      text: STORY,
      cut: [],
      redactions: NONE,
      redactionMap: [],
      revealsVerdict: false,
      reviewReasons: [],
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
    ['a handle', 'I am @some.handle_9 there.', 'I am [handle] there.', { handle: 1 }],
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
    ['a street', 'I live at 12 Main Street, Apt 4 in town.', 'I live at [street] in town.', { street: 1 }],
    ['a street with a direction', 'past 1450 N. Elm Tree Ave. today', 'past [street] today', { street: 1 }],
    ['a numbered street', 'met at 300 West 42nd Street once', 'met at [street] once', { street: 1 }],
    [
      'a German street',
      'Er wohnt Musterstraße 5 und ich nicht.',
      'Er wohnt [street] und ich nicht.',
      { street: 1 },
    ],
    ['a German street of two words', 'Berliner Str. 12a, dort', '[street], dort', { street: 1 }],
    ['an ISO date', 'on 2019-05-01 we met', 'on [date] we met', { date: 1 }],
    ['a numeric date', 'again on 01-02-2020.', 'again on [date].', { date: 1 }],
    ['a short numeric date', 'since 3/12/21 we fight', 'since [date] we fight', { date: 1 }],
    ['a month and a day', 'On March 12th, 2021 she left', 'On [date] she left', { date: 1 }],
    ['a day of a month', 'the 5th of may was hot', 'the [date] was hot', { date: 1 }],
    ['a day and a month', 'by 14 Feb. we knew', 'by [date]. we knew', { date: 1 }],
    ['a German date', 'am 3. März 2020 also', 'am [date] also', { date: 1 }],
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
    'From 2015-2019 I lived there; in 2018, 2019, 2020 too.',
    'It cost $1,234,567.89 or 500-1000 dollars.',
    'I (25F) and him (30M) read r/AmItheAsshole.',
    'We meet at 10:30, @ the gym, 24/7.',
    'He is 6.5 ft, 100.000 people came.',
    'I said no.Then he left.It hurt.',
    'either/or, and/or, w/o, u/ alone',
    'In June 2019 and in March of 2020; she may 5 times, I march 3 miles.',
    'Version 1.2.10, 24/7/365, a 50/50 split, 9/11 was on TV, 31/31/2020.',
    'I have 2 Golden Retrievers and 3 Brothers on the Street.',
    'At 12 Main events, 100 Years of Road.',
    'In Spring 2019 and during 2020 he lived in Berlin.',
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

describe('the map of redactions', () => {
  it('holds what each placeholder stands for, title first, in reading order', () => {
    const made = make('Write a@b.example or see [mine](https://x.example/y), u/bb', 'AITA, u/aa?');
    expect(made.text).toBe('Write [email] or see mine [link], [user]');
    expect(made.redactionMap).toEqual([
      { kind: 'user', original: 'u/aa' },
      { kind: 'email', original: 'a@b.example' },
      { kind: 'link', original: 'https://x.example/y' },
      { kind: 'user', original: 'u/bb' },
    ]);
    expect(restorePlaceholders(made.text, made.redactionMap.slice(1))).toBe(
      'Write a@b.example or see mine https://x.example/y, u/bb',
    );
  });

  it('keeps its order when a placeholder was written by the author', () => {
    const made = make('I am [user] and you are u/bb.');
    expect(made.redactions).toEqual({ ...NONE, user: 1 });
    expect(made.redactionMap.map(({ original }) => original)).toEqual(['[user]', 'u/bb']);
  });

  it('is extended by a stretch a person marks, in code points', () => {
    const made = make('🚗 u/aa met Zoë Quist in Hull, ask a@b.example.');
    const start = Array.from(made.text).indexOf('Z');
    const more = redactSpans(made.text, made.redactionMap, [{ start, end: start + 9, kind: 'user' }]);
    expect(more.text).toBe('🚗 [user] met [user] in Hull, ask [email].');
    expect(more.redactions.map(({ original }) => original)).toEqual(['u/aa', 'Zoë Quist', 'a@b.example']);
  });

  it('keeps what stood behind a placeholder inside the stretch', () => {
    const made = make('u/aa of 12 Main Street, Hull');
    const more = redactSpans(made.text, made.redactionMap, [
      { start: 0, end: Array.from(made.text).length, kind: 'street' },
    ]);
    expect(more).toEqual({
      text: '[street]',
      redactions: [{ kind: 'street', original: 'u/aa of 12 Main Street, Hull' }],
    });
  });

  it.each([
    [[{ start: 3, end: 3 }], 'not a stretch'],
    [[{ start: -1, end: 2 }], 'not a stretch'],
    [[{ start: 0, end: 99 }], 'not a stretch'],
    [[{ start: 0.5, end: 2 }], 'not a stretch'],
    [
      [
        { start: 0, end: 4 },
        { start: 3, end: 5 },
      ],
      'overlaps',
    ],
  ])('refuses %j', (spans, message) => {
    expect(() =>
      redactSpans(
        'eight ch',
        [],
        spans.map((span) => ({ ...span, kind: 'user' })),
      ),
    ).toThrow(message);
  });

  it.each(['Mail 12 Main of a.b.c@ 1-2 3-4 u/ www. http://', '-', '(', 'a-', 'YTA if ', 'Aa ', "i'm the "])(
    'is made of a long text of %j quickly',
    (part) => {
      const body = `${part.repeat(Math.ceil(60_000 / part.length))} at x.com, u/ab, 12 Main, YTA`;
      const started = performance.now();
      make(body);
      expect(performance.now() - started).toBeLessThan(4_000);
    },
  );
});

describe('what a person must look at', () => {
  it.each([
    ['REVEALS_VERDICT', 'My friends call me YTA for it.'],
    ['NAME', 'My name is Quentin and I washed up.'],
    ['NAME', "Her husband's name was Bertil."],
    ['NAME', 'I told my roommate (25M) named Ottokar to wash up.'],
    ['NAME', 'I asked Mrs. Wilma Zander next door.'],
    ['NAME', 'His full name, by the way, is Ulf Tander.'],
    ['STREET', 'We live at 12 Main Street in town.'],
    ['STREET', 'We live on Old Mill Road.'],
    ['STREET', 'My address is easy to find.'],
    ['DATE', 'We moved in on the 5th.'],
    ['DATE', 'It began on 12/3 and went on.'],
    ['DATE', 'Her birthday is 4/11, as always.'],
  ])('%s: %s', (reason, body) => {
    expect(make(body).reviewReasons).toEqual([reason]);
  });

  it.each([
    'My name is on the lease, his is not.',
    'My friend, let us call her Ann (fake names), named Bob as the thief.',
    'Names have been changed. My sister, named Ann, left.',
    'Our dog named Biscuit bit him.',
    'His name is not important.',
    'My name is The Cook, he says.',
    'I named the price and he paid.',
    'She called Sunday. My boss called Tuesday off.',
    'The road was closed and the street lights were out.',
    'We live on the 5th floor, on a quiet road.',
    'It happened on the 1st of every month.',
    'Her birthday was last week, on 12 March 2020.',
    'It went 50/50 in the end.',
  ])('nothing in: %s', (body) => {
    expect(make(body).reviewReasons).toEqual([]);
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
