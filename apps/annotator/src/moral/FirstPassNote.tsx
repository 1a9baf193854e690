import type { FirstPass } from '@ethogram/core';
import { texts } from '../texts/texts.js';

/** Before the whole text: what is asked. After it: that the first impression is kept, and what it was. */
export function FirstPassNote({ firstPass }: { readonly firstPass: FirstPass | null }) {
  if (!firstPass) {
    return (
      <div className="first-pass" data-testid="first-pass">
        <h2 className="question-title">{texts.firstPass.title}</h2>
        <p>{texts.firstPass.hint}</p>
      </div>
    );
  }
  const { name } = texts.moral.verdicts[firstPass.verdict];
  const acceptability = texts.moral.acceptabilityNames[firstPass.acceptability + 2];
  return (
    <p className="first-pass" role="status" data-testid="second-pass">
      {texts.firstPass.kept(`${name}, ${acceptability}`)}
    </p>
  );
}
