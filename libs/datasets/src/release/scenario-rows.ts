import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ScenarioService, type ScenarioText } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';
import type { Candidate } from './release-candidate.js';
import type { DraftRow } from './release-content.js';

const SCENARIOS_A_BATCH = 100;
/** After so many the database is heard and asked the next question, which otherwise waits for the whole batch. */
const ROWS_A_TURN = 10;

export interface ScenarioReading<About> {
  readonly scenarios: ScenarioService;
  /** What people said about scenarios, by id. */
  readonly about: (scenarioIds: readonly string[]) => Promise<ReadonlyMap<string, About>>;
  readonly row: (text: ScenarioText, about: About) => DraftRow;
}

/**
 * The rows of scenarios in the order given. The database reads the words of the next batch while rows are made of this one.
 * @throws when a scenario is gone from the transaction's moment, which cannot be
 */
export async function* scenarioRows<About>(
  manager: EntityManager,
  candidates: readonly Candidate[],
  { scenarios, about, row }: ScenarioReading<About>,
): AsyncGenerator<DraftRow> {
  const ids = candidates.flatMap(({ scenarioId }) => scenarioId ?? []);
  const read = (from: number): Promise<Batch<About>> | null => {
    if (from >= ids.length) return null;
    const some = ids.slice(from, from + SCENARIOS_A_BATCH);
    const reading = (async () => ({
      ids: some,
      texts: new Map((await scenarios.texts(some, manager)).map((text) => [text.id, text])),
      about: await about(some),
    }))();
    // Its failure is met where it is waited for.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  try {
    for (let from = SCENARIOS_A_BATCH; next; from += SCENARIOS_A_BATCH) {
      const batch = await next;
      next = read(from);
      for (const [index, id] of batch.ids.entries()) {
        if (index % ROWS_A_TURN === 0) await nextTurn();
        const text = batch.texts.get(id);
        const said = batch.about.get(id);
        if (!text || !said) throw new Error(`The scenario ${id} is gone while it is being released.`);
        yield row(text, said);
      }
    }
  } finally {
    // Whoever stops early wants the connection for something else.
    await next?.catch(() => undefined);
  }
}

interface Batch<About> {
  readonly ids: readonly string[];
  readonly texts: ReadonlyMap<string, ScenarioText>;
  readonly about: ReadonlyMap<string, About>;
}
