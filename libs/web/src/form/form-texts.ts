import type { MarkTexts } from '../spans/mark-texts.js';

/** The words around the parts of a form, in the language of whoever shows it; what is asked comes with the form. */
export interface FormTexts {
  readonly optional: string;
  readonly number: (value: number) => string;
  /** How many may be chosen or marked; null: no limit. */
  readonly howMany: (least: number | null, most: number | null) => string;
  readonly slider: { readonly unset: string; readonly value: (value: string) => string };
  readonly ranking: {
    readonly hint: string;
    readonly place: (place: number, all: number) => string;
    readonly unranked: string;
    readonly up: (option: string) => string;
    readonly down: (option: string) => string;
    /** Read out after a change. */
    readonly moved: (option: string, place: number, all: number) => string;
    readonly removed: (option: string) => string;
  };
  readonly pairwise: {
    readonly pair: (place: number, all: number) => string;
    readonly neither: string;
    readonly done: (done: number, all: number) => string;
  };
  readonly span: {
    readonly hint: string;
    /** Where there are no shortcuts. */
    readonly hintPlain: string;
    readonly hintTouch: string;
    readonly list: string;
    readonly remove: (place: number) => string;
    readonly noText: string;
  };
  readonly marks: MarkTexts;
  readonly problems: {
    readonly missing: string;
    readonly rankAll: (left: number) => string;
    readonly compareAll: (left: number) => string;
    readonly few: (least: number) => string;
    readonly many: (most: number) => string;
    readonly long: (most: number) => string;
  };
}
