import { VALUES } from '@ethogram/core';

const LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));

export function valueLabel(key: string | null | undefined): string {
  return key ? (LABELS.get(key) ?? key) : '–';
}

/** Points of the scale a target is moved by: `−3`, `+2`, `0`; `–` where none is. */
export function deltaText(delta: number | null): string {
  if (delta === null) return '–';
  if (delta === 0) return '0';
  return delta < 0 ? `−${Math.abs(delta)}` : `+${delta}`;
}

interface Taught {
  readonly target: string | null;
  readonly delta: number | null;
  readonly profile: unknown;
}

/** What a set teaches, in a line: `Tradition −2`, `Face +3 and 2 more`, `Moral judgments`. */
export function taughtText({ target, delta, profile }: Taught): string {
  if (target === null) return 'Moral judgments';
  if (delta === 0) return 'Nothing is moved';
  const others = Object.keys((profile ?? {}) as object).length - 1;
  return `${valueLabel(target)} ${deltaText(delta)}${others > 0 ? ` and ${others} more` : ''}`;
}

export const CONTROL_LABELS: Record<string, string> = {
  SHAM: 'Sham',
  SHUFFLED: 'Shuffled',
  MIRRORED: 'Mirrored',
};
