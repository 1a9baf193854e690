export const VERDICT_METHOD_KEYS = [
  'majority',
  'wawa',
  'gold-weighted',
  'dawid-skene',
  'one-coin',
  'glad',
  'mace',
] as const;

/** How one verdict is made of many: what it is called, and when to take it. */
export const VERDICT_METHODS: Readonly<
  Record<(typeof VERDICT_METHOD_KEYS)[number], { readonly name: string; readonly when: string }>
> = {
  majority: {
    name: 'Majority',
    when: 'Take it unless you know why not: three to five judgments a row, people about equally good. Nothing is estimated; ties stay ties.',
  },
  wawa: {
    name: 'Majority, weighed by agreement (Wawa)',
    when: 'Take it when some people are plainly less careful than most, and there is no gold.',
  },
  'gold-weighted': {
    name: 'Majority, weighed by gold',
    when: 'Take it when most people answered ten gold tasks or more: it weighs by what is known.',
  },
  'dawid-skene': {
    name: 'Dawid–Skene',
    when: 'Take it with many judgments a person (about twenty of each verdict) and people who lean to one verdict: it undoes systematic mix-ups.',
  },
  'one-coin': {
    name: 'One-coin Dawid–Skene',
    when: 'Take it with few judgments a person: it learns one number about each.',
  },
  glad: {
    name: 'GLAD',
    when: 'Take it when situations differ much in difficulty: hard ones cost nobody their weight.',
  },
  mace: {
    name: 'MACE',
    when: 'Take it when careless people or bots are among careful ones: it tells guessing from knowing.',
  },
};

export const MODELS_ASSUME =
  'All but the majority weigh people, and the models assume one true verdict: where two camps judge differently for good reasons, they call the smaller camp wrong. Every judgment and the distribution are released beside it in any case.';
