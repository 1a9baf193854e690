/** In front of a situation that is not for everybody. */
export const warning = {
  title: 'Before you read on',
  general: 'This situation is marked as not for everybody.',
  about: (subjects: readonly string[]) =>
    `This situation may be about ${new Intl.ListFormat('en').format(subjects)}.`,
  flags: {
    SEXUAL: 'sex',
    SELF_HARM: 'self-harm or suicide',
    VIOLENCE: 'violence',
    ABUSE: 'abuse',
    MINORS: 'children or teenagers',
  },
  choice: 'It is covered until you ask for it. If you would rather not read it, skip it.',
  show: 'Show the situation',
} as const;
