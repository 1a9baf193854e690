import { describe, expect, it } from '@jest/globals';
import { contentFlagsOf } from './content-flags.js';
import type { ContentFlag } from './post-reading.js';
import { routingOf } from './routing.js';

const RAISED: readonly (readonly [text: string, flags: readonly ContentFlag[]])[] = [
  ['We had sex on the first date.', ['SEXUAL']],
  ['He sent nudes to my boss.', ['SEXUAL']],
  ['I found porn on the tablet.', ['SEXUAL']],
  ['He groped the waitress.', ['SEXUAL']],
  ['She was raped at a party.', ['SEXUAL', 'VIOLENCE']],
  ['My uncle molested a cousin.', ['SEXUAL', 'ABUSE']],
  ['He touched me inappropriately.', ['SEXUAL']],
  ['She told me she was suicidal.', ['SELF_HARM']],
  ['He said he would kill himself.', ['SELF_HARM']],
  ['I used to self-harm.', ['SELF_HARM']],
  ['She cuts herself at night.', ['SELF_HARM']],
  ['He took his own life in spring.', ['SELF_HARM']],
  ['I wanted to die that winter.', ['SELF_HARM']],
  ['She survived an overdose.', ['SELF_HARM']],
  ['He punched me at the barbecue.', ['VIOLENCE']],
  ['Then he hit her.', ['VIOLENCE']],
  ['He hit her in the face.', ['VIOLENCE']],
  ['They tortured him.', ['VIOLENCE']],
  ['I slapped my brother.', ['VIOLENCE']],
  ['He was stabbed outside a bar.', ['VIOLENCE']],
  ['She threatened to hurt the cat.', ['VIOLENCE']],
  ['They got into a fist fight.', ['VIOLENCE']],
  ['He pulled a knife on us.', ['VIOLENCE']],
  ['It was not a joke, he hit her.', ['VIOLENCE']],
  ['My ex was emotionally abusive.', ['ABUSE']],
  ['Her parents neglected her.', ['ABUSE']],
  ['They locked me in the basement.', ['ABUSE']],
  ['He grew up with domestic violence.', ['VIOLENCE', 'ABUSE']],
  ['My brother (15M) came along.', ['MINORS']],
  ['I (F16) have a job.', ['MINORS']],
  ['Our 9-year-old saw it.', ['MINORS']],
  ['My 14yo refuses.', ['MINORS']],
  ['He is still a minor, so I signed.', ['MINORS']],
  ['A teenager keyed the door.', ['MINORS']],
  ['She turned 12 in May.', ['MINORS']],
  ['When I was 13 we moved.', ['MINORS']],
  ['He was groomed online and groomed girls later.', ['SEXUAL', 'ABUSE']],
  ['He molested children.', ['SEXUAL', 'ABUSE', 'MINORS']],
  ['A 15-year-old was sexually harassed.', ['SEXUAL', 'MINORS']],
];

const NOT_RAISED: readonly string[] = [
  'We were killing time at the mall.',
  'My feet are killing me and I was dead tired.',
  'My mother would kill me if she knew.',
  'It would not kill him, would it; it wouldn’t kill you to call.',
  'I shot him a text and hit her up later.',
  'She took a stab at baking; he stabbed me in the back at work.',
  'He beat me at chess and beat me to it.',
  'I kicked him out and he kicked back.',
  'It hit me that the fruit punch had a punchline.',
  'He never hit me.',
  'He has never been violent with anyone.',
  'There was no abuse in that house.',
  'She is not abusive, only loud.',
  'We host a murder mystery every year.',
  'They had a pillow fight after the flu shot.',
  'It is same-sex marriage, and sex education is taught.',
  'We do not know the sex of the baby.',
  'There was nothing sexual about it.',
  'She wore nude heels to Essex with her therapist.',
  'That speech was career suicide. We saw Suicide Squad.',
  'I nearly died of embarrassment.',
  'I cut myself off from them and cut myself a slice.',
  'She was not suicidal.',
  'He abused the return policy, and studies drug abuse.',
  'Our dog grooming appointment was moved.',
  'We had a minor issue with a minor injury.',
  'The 10 year old car and our 3 year old dog are fine.',
  'We met 15 years ago, it took 16 hours.',
  'She (25F) and he (30M) have 5M followers.',
  'My 45-year-old sister and her 21yo friend came.',
  'He hit her car and kicked her bag; I am attacking her argument.',
  'It was torture to watch, and I burned them, the letters.',
  'The grape harvest was drapes and scraped knees.',
];

describe('content flags', () => {
  it.each(RAISED)('of %j are %j', (text, flags) => {
    expect(contentFlagsOf(text)).toEqual(flags);
  });

  it.each(NOT_RAISED)('are not raised by: %s', (text) => {
    expect(contentFlagsOf(text)).toEqual([]);
  });

  it('see a denial in its own clause only', () => {
    expect(contentFlagsOf('I did not say a word. He hit me.')).toEqual(['VIOLENCE']);
    expect(contentFlagsOf('He did not yell but he punched her.')).toEqual(['VIOLENCE']);
  });

  it('are read from a long text quickly', () => {
    const text = 'he would not and never kill time (15 or hit the sexual 1 years '.repeat(2_000);
    const started = performance.now();
    contentFlagsOf(text);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('routing', () => {
  it.each<[ContentFlag[], boolean, string]>([
    [[], false, 'OK'],
    [['MINORS'], false, 'OK'],
    [['VIOLENCE'], false, 'WARN'],
    [['ABUSE', 'MINORS'], false, 'WARN'],
    [['SELF_HARM'], false, 'OPT_IN'],
    [['SEXUAL', 'VIOLENCE'], false, 'OPT_IN'],
    [['SEXUAL', 'MINORS'], false, 'EXCLUDED'],
    [['SEXUAL', 'MINORS'], true, 'EXCLUDED'],
    [[], true, 'OPT_IN'],
    [['VIOLENCE'], true, 'OPT_IN'],
  ])('of %j, over 18: %j, is %s', (flags, over18, routing) => {
    expect(routingOf(flags, over18)).toBe(routing);
  });
});
