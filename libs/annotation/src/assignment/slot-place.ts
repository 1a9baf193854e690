import type { AssignmentStrategy } from './assignment-strategy.js';

/** Places run over all 32-bit integers. */
export const LOWEST_PLACE = -(2 ** 31);
const CIRCLE = 2 ** 32;
/** Where tasks come in levels, the circle is cut into 128 arcs; in each, slots lie at random. */
export const LEVEL_SIZE = 2 ** 25;
const HIGHEST_LEVEL = CIRCLE / LEVEL_SIZE - 1;

/** Where tasks that disagree go; all others are a level further. */
export const DISAGREEMENT_LEVEL = 0;

export interface PlacedSlot {
  /** 1 … judgments per task. */
  readonly number: number;
  /** The task's place in the study's order, from 0. */
  readonly position: number;
  /** A seeded draw from 0 … 2³² − 1. */
  readonly random: number;
}

/**
 * Where on the circle a slot lies. The place alone makes the order people are given slots in, so that one index serves
 * every way of assigning.
 */
export function slotPlace(strategy: AssignmentStrategy, { number, position, random }: PlacedSlot): number {
  switch (strategy) {
    case 'RANDOM':
      return LOWEST_PLACE + random;
    case 'FIXED':
      return position;
    case 'LEAST_JUDGED':
      return placeInLevel(number - 1, random);
    case 'DISAGREEMENT':
      return placeInLevel(DISAGREEMENT_LEVEL + 1, random);
  }
}

export function placeInLevel(level: number, random: number): number {
  return LOWEST_PLACE + Math.min(level, HIGHEST_LEVEL) * LEVEL_SIZE + (random % LEVEL_SIZE);
}

/** First place of the level a place is in. */
export function levelStart(place: number): number {
  return LOWEST_PLACE + Math.floor((place - LOWEST_PLACE) / LEVEL_SIZE) * LEVEL_SIZE;
}

/** A stretch of places, both ends included. */
export interface PlaceRange {
  readonly from: number;
  readonly to: number;
}

const LAST_PLACE = LOWEST_PLACE + CIRCLE - 1;

/** The whole circle from a place on, in the order it is gone through. */
export function circleFrom(place: number): PlaceRange[] {
  return [
    { from: place, to: LAST_PLACE },
    { from: LOWEST_PLACE, to: place - 1 },
  ].filter(({ from, to }) => from <= to);
}

/** A level from a place in it on and around, then the levels after it, then those before. */
export function levelFrom(place: number): PlaceRange[] {
  const start = levelStart(place);
  const end = start + LEVEL_SIZE - 1;
  return [
    { from: place, to: end },
    { from: start, to: place - 1 },
    { from: end + 1, to: LAST_PLACE },
    { from: LOWEST_PLACE, to: start - 1 },
  ].filter(({ from, to }) => from <= to);
}
