import { deltaText, valueLabel } from '../training-sets/value-words.js';
import { settingsOf } from './experiment.queries.js';

/** The server names an experiment by the key of its value; a person reads its label. */
export function experimentTitle(experiment: { name: string; settings: unknown }): string {
  const { values } = settingsOf(experiment);
  const [value] = values;
  return value !== undefined && values.length === 1
    ? experiment.name.replace(value, valueLabel(value))
    : experiment.name;
}

/** `report|model|tradition|lower|3|0` as `Tradition −3, seed 0`; any other step keeps its title. */
export function stepTitle({ kind, key, title }: { kind: string; key: string; title: string }): string {
  if (kind !== 'REPORT') return title;
  const [value, direction, points, seed] = key.split('|').slice(-4);
  if (!value || !direction || seed === undefined || !Number.isInteger(Number(points))) return title;
  const delta = direction === 'lower' ? -Number(points) : Number(points);
  return `${valueLabel(value)} ${deltaText(delta)}, seed ${seed}`;
}

export function isDone({ state }: { state: string }): boolean {
  return state === 'SUCCEEDED';
}
