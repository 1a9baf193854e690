import type { FormPreset } from './form-preset.js';

export const TOXICITY_AND_HARM: FormPreset = {
  key: 'toxicity-and-harm',
  name: 'Toxicity and harm',
  definition: {
    version: 1,
    parts: [
      {
        id: 'toxic',
        kind: 'likert',
        label: 'How toxic is the way it is written?',
        help: 'Toxic: rude, hostile or contemptuous, so that people would leave the conversation.',
        required: true,
        min: 0,
        labels: ['Not at all', 'A little', 'Quite', 'Very'],
      },
      {
        id: 'harm',
        kind: 'choice',
        label: 'Does it tell of harm to somebody?',
        required: true,
        options: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No' },
          { id: 'unclear', label: 'It cannot be told' },
        ],
      },
      {
        id: 'kinds',
        kind: 'choices',
        label: 'What kind of harm?',
        required: true,
        showIf: { part: 'harm', equals: 'yes' },
        options: [
          { id: 'physical', label: 'To the body' },
          { id: 'emotional', label: 'To feelings' },
          { id: 'financial', label: 'To money or property' },
          { id: 'reputation', label: 'To somebody’s name' },
          { id: 'discrimination', label: 'Discrimination' },
          { id: 'other', label: 'Another' },
        ],
      },
      {
        id: 'severity',
        kind: 'slider',
        label: 'How bad is it?',
        required: true,
        showIf: { part: 'harm', equals: 'yes' },
        min: 0,
        max: 100,
        step: 5,
        minLabel: 'Hardly worth a word',
        maxLabel: 'As bad as can be',
      },
      {
        id: 'passages',
        kind: 'span',
        label: 'Where does the text show it?',
        required: false,
        showIf: {
          any: [
            { part: 'toxic', atLeast: 1 },
            { part: 'harm', equals: 'yes' },
          ],
        },
        labels: [
          { id: 'toxic', label: 'Toxic' },
          { id: 'harm', label: 'Harm' },
        ],
      },
      {
        id: 'comment',
        kind: 'text',
        label: 'Anything else?',
        required: false,
        maxLength: 2_000,
        lines: 'many',
      },
    ],
  },
  guideline: `# Toxicity and harm

Judge two things apart from each other: **how** it is written, and **what** is told.

A calm text can tell of great harm, and an insulting one of none. Mark the passages that made you decide, as short as they
can be and still be understood.`,
  examples: [
    {
      title: 'Harm told calmly',
      text: 'I opened my flatmate’s letters for a year and used what I learned.',
      explanation: '**Not toxic** in its words. There **is** harm: to somebody’s name and feelings.',
    },
  ],
};
