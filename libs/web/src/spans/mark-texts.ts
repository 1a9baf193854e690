/** The words of marking, in the language of whoever shows it. */
export interface MarkTexts {
  /** Names the text for those who cannot see that it is one. */
  readonly text: string;
  /** The keys, shown while the text has the focus. */
  readonly caret: string;
  readonly selected: (quote: string) => string;
  /** In front of what a passage can be marked as. */
  readonly speaksFor: string;
  readonly cancel: string;
  readonly marked: (place: number, what: string) => string;
  readonly label: (place: number, what: string) => string;
  readonly removeShort: string;
}
