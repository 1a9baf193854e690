/** A game file of one purse, with fields given in place of its own. */
export function purseFile(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    format: 1,
    key: 'purse',
    title: 'The Purse',
    summary: 'A purse lies on a bench.',
    character: 'a passer-by',
    licence: 'CC0-1.0',
    start: 'bench',
    maxSteps: 10,
    variables: { coins: { start: 0, min: 0, max: 3 } },
    achievements: { rich: { text: 'Have coins.', points: 10 }, thanked: { text: 'Be thanked.', points: 5 } },
    scenes: {
      bench: {
        text: 'There it lies.',
        choices: [
          { say: 'Take it.', to: 'street', do: 'coins +2', marks: 'breach.theft harm.economic/person!' },
          { say: 'Carry it to the office.', to: 'office', marks: '+benevolence-caring' },
        ],
      },
      street: {
        text: 'Nobody saw you.',
        marks: 'power.money/person',
        choices: [
          { say: 'Keep the coins.', to: 'home', if: 'coins >= 1', gets: 'rich' },
          { say: 'Go to the office after all.', to: 'office', marks: '-face' },
          { say: 'Sit down.', to: 'home' },
        ],
      },
      office: { text: 'The owner is there.', gets: 'thanked' },
      home: { text: 'You count them.' },
    },
    ...changes,
  });
}
