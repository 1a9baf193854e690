import type { GivenVerdict } from '@ethogram/annotation';
import { type Verdict, VERDICTS } from '@ethogram/core';
import { aggregateVerdicts, mostProbable, type VerdictMethod } from './aggregate-verdicts.js';

interface Tallied {
  readonly counts: Uint16Array;
  readonly values: Map<string, number>;
  /** The first study it was judged in. */
  readonly studyId: string;
  total: number;
}

/** Verdicts counted by scenario, and by person where the method asks who gave them. */
export class VerdictTally {
  private readonly tallied = new Map<string, Tallied>();
  /** By scenario and then by person; kept only where the method asks. */
  private readonly given = new Map<string, Map<string, number>>();

  constructor(private readonly method: VerdictMethod) {}

  add(given: readonly GivenVerdict[]): void {
    for (const { scenarioId, studyId, personId, verdict, values } of given) {
      let known = this.tallied.get(scenarioId);
      if (!known) {
        known = { counts: new Uint16Array(VERDICTS.length), values: new Map(), studyId, total: 0 };
        this.tallied.set(scenarioId, known);
      }
      known.total += 1;
      const index = VERDICTS.indexOf(verdict);
      known.counts[index] = (known.counts[index] ?? 0) + 1;
      if (this.method !== 'majority') this.keep(scenarioId, personId, index);
      for (const value of values) known.values.set(value, (known.values.get(value) ?? 0) + 1);
    }
  }

  scenarioIds(): string[] {
    return [...this.tallied.keys()];
  }

  count(scenarioId: string): number {
    return this.tallied.get(scenarioId)?.total ?? 0;
  }

  studyOf(scenarioId: string): string {
    return this.tallied.get(scenarioId)?.studyId ?? '';
  }

  /** Null on a tie. */
  majority(scenarioId: string): Verdict | null {
    const known = this.tallied.get(scenarioId);
    return known ? mostProbable(known.counts) : null;
  }

  /** The value named most often, the first by name of several; null where none was. */
  mainValue(scenarioId: string): string | null {
    const values = [...(this.tallied.get(scenarioId)?.values ?? [])];
    values.sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1));
    return values[0]?.[0] ?? null;
  }

  /**
   * Probabilities in the order of `VERDICTS` by scenario; null where each row can say them itself.
   * @param scenarioIds to be released, in an order that is the same on every machine
   * @param gold verdicts that are known, by scenario
   */
  posteriors(
    scenarioIds: readonly string[],
    gold: ReadonlyMap<string, Verdict>,
  ): ReadonlyMap<string, readonly number[]> | null {
    if (this.method === 'majority' || scenarioIds.length === 0) return null;
    const numbers = new Map<string, number>();
    const labels = { scenarios: [] as number[], people: [] as number[], verdicts: [] as number[] };
    for (const [scenario, id] of scenarioIds.entries())
      for (const [person, verdict] of this.given.get(id) ?? []) {
        const number = numbers.get(person) ?? numbers.size;
        numbers.set(person, number);
        labels.scenarios.push(scenario);
        labels.people.push(number);
        labels.verdicts.push(verdict);
      }
    const known = scenarioIds.map((id) => VERDICTS.indexOf(gold.get(id) as Verdict));
    return aggregateVerdicts(this.method, { ...labels, scenarioIds, gold: known });
  }

  /** A person who judged a scenario in two studies speaks once here, as in the first. */
  private keep(scenarioId: string, personId: string, verdict: number): void {
    const people = this.given.get(scenarioId) ?? new Map<string, number>();
    this.given.set(scenarioId, people);
    if (!people.has(personId)) people.set(personId, verdict);
  }
}
