import { VALUES } from '@ethogram/core';

const LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));

export function valueLabel(key: string | null | undefined): string {
  return key ? (LABELS.get(key) ?? key) : '–';
}

/** Points of the scale a target is moved by: `−3`, `+2`, `0`. */
export function deltaText(delta: number): string {
  if (delta === 0) return '0';
  return delta < 0 ? `−${Math.abs(delta)}` : `+${delta}`;
}
