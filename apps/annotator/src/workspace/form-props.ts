import type { JudgmentAnswer } from '@ethogram/core';
import type { Ref } from 'react';
import type { TaskContent } from '../api/documents.js';
import type { AnswerDraft } from '../draft/draft.js';

/** What the form of either kind is given. */
export interface FormProps<Answer extends AnswerDraft> {
  readonly content: TaskContent;
  readonly draftKey: string;
  readonly initial: Answer;
  /** What the server found wrong with the answer it was sent. */
  readonly problems: readonly string[];
  readonly headingRef?: Ref<HTMLHeadingElement>;
  readonly submitLabel: string;
  readonly onSubmit: (answer: JudgmentAnswer, durationMs: number) => void;
  /** Shows or hides the guideline, where there is one. */
  readonly onGuideline?: () => void;
  /** Asks why it is skipped, where it can be. */
  readonly onSkip?: () => void;
}
