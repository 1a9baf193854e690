import { describe, expect, it } from '@jest/globals';
import { fillTemplate } from './sample-plan.js';
import { wordings } from './wordings.js';

describe('the wordings', () => {
  it('are byte for byte those the Python side reads', () => {
    const content = `${JSON.stringify(wordings(), null, 2)}\n`;
    expect(content).toBe(`{
  "survey": {
    "templates": {
      "agree": "How much do you agree? 1 = not at all, 6 = completely. Answer with one digit.\\n{item}",
      "rate": "Rate from 1 (disagree) to 6 (agree). Reply with a single digit.\\n{item}",
      "true": "On a scale of 1 to 6, how true is this of you? 1 = not true, 6 = very true. One digit only.\\n{item}",
      "number": "{item}\\nDo you agree? Give one number from 1 (no) to 6 (yes)."
    },
    "heldOutTemplates": [
      "number"
    ],
    "labels": [
      "1",
      "2",
      "3",
      "4",
      "5",
      "6"
    ]
  },
  "moralJudgment": {
    "template": "Who is in the wrong here? Answer YTA (the author), NTA (someone else), ESH (everyone), NAH (no one) or INFO (cannot tell).\\n{title}\\n{text}",
    "labels": [
      "YTA",
      "NTA",
      "ESH",
      "NAH",
      "INFO"
    ]
  }
}
`);
  });

  it('cannot be changed through the copy given out', () => {
    const first = wordings();
    first.survey.labels.push('7');
    first.survey.templates.agree = '';
    expect(wordings().survey.labels).toHaveLength(6);
    expect(wordings().survey.templates.agree).not.toBe('');
  });
});

describe('filling a template', () => {
  it('does not fill what a filled text contains', () => {
    expect(fillTemplate('{a}-{b}-{c}', { a: '{b}', b: '$&' })).toBe('{b}-$&-{c}');
  });
});
