import { contentHash } from '@ethogram/core';

/** A UUID (version 8, made from a hash) that is the same for the same name in every process. */
export function stableId(...name: readonly (string | number)[]): string {
  const hex = contentHash(['ethogram-demo', ...name]);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
