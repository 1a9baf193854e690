import type { Verdict, Direction } from '../moral/verdict.js';
import type { ValueKey } from '../values/value-taxonomy.js';

/** What a judgment must say to be right; parts that are absent do not matter. */
export type ExpectedMoralAnswer = {
  readonly kind: 'moral_judgment';
  /** Any of these. */
  readonly verdict?: readonly Verdict[];
  /** Right from `value − tolerance` to `value + tolerance`. */
  readonly acceptability?: { readonly value: number; readonly tolerance: number };
  /** Each must be among the values at stake, with this direction where one is given. */
  readonly values?: readonly { readonly value: ValueKey; readonly direction?: Direction }[];
};

export type ExpectedSurveyAnswer = {
  readonly kind: 'survey';
  /** Items that are not named may be rated as anybody likes. */
  readonly ratings: readonly {
    readonly itemId: string;
    readonly rating: number;
    readonly tolerance: number;
  }[];
};

/** By the kind of part: choice; choices (these and no others); likert and slider. */
export type ExpectedFormPart =
  | { readonly part: string; readonly anyOf: readonly string[] }
  | { readonly part: string; readonly exactly: readonly string[] }
  | { readonly part: string; readonly value: number; readonly tolerance: number };

/** Parts that are not named may be answered as anybody likes. */
export type ExpectedFormAnswer = { readonly kind: 'form'; readonly parts: readonly ExpectedFormPart[] };

export type ExpectedAnswer = ExpectedMoralAnswer | ExpectedSurveyAnswer | ExpectedFormAnswer;

export type ParsedExpectation =
  | { readonly ok: true; readonly expected: ExpectedAnswer }
  | { readonly ok: false; readonly problems: string[] };
