import { InvalidArgumentError } from 'commander';

/** The beginning of a day in UTC. @throws InvalidArgumentError */
export function day(text: string): Date {
  const at = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || at.toJSON()?.slice(0, 10) !== text)
    throw new InvalidArgumentError('A day is written like 2027-03-31.');
  return at;
}
