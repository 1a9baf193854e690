import { useCallback, useEffect, useState } from 'react';
import type { MyStudy } from '../api/documents.js';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { usePerson } from '../shell/PersonContext.js';
import { texts } from '../texts/texts.js';
import { AHEAD, fetchSupply, giveBack, OFFLINE } from '../upcoming/supply.js';
import { onUpcomingChange, readUpcoming } from '../upcoming/upcoming-store.js';
import { reservedUntil, type UpcomingTask } from '../upcoming/upcoming-task.js';

type Said = 'fewer' | 'givenBack' | 'failed' | null;

interface OfflineSupplyProps {
  readonly study: MyStudy;
  /** What the person can still do in it. */
  readonly remaining: number;
}

/** Takes tasks along for work without a connection, and gives them back. */
export function OfflineSupply({ study: { id, aheadLimit, name }, remaining }: OfflineSupplyProps) {
  const { id: personId } = usePerson();
  const state = useOutboxState();
  const [tasks, setTasks] = useState<readonly UpcomingTask[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said>(null);
  const look = useCallback(() => void readUpcoming(personId, id).then(setTasks), [personId, id]);
  useEffect(() => {
    look();
    return onUpcomingChange(look);
  }, [look]);
  const wanted = Math.min(OFFLINE, aheadLimit, remaining);
  const run = async (work: () => Promise<Said>): Promise<void> => {
    setBusy(true);
    setSaid(await work().catch(() => 'failed' as const));
    setBusy(false);
  };
  const take = async (): Promise<Said> => {
    const waiting = waitingEntries(state).filter((entry) => entry.studyId === id && entry.claim).length;
    await navigator.storage?.persist?.();
    const supply = { personId, studyId: id, count: wanted, waiting, isOffline: true };
    const result = await fetchSupply(supply);
    return 'kind' in result && result.tasks.length >= wanted ? null : 'fewer';
  };
  const back = async (): Promise<Said> => {
    await giveBack(personId, id);
    return 'givenBack';
  };
  const until = reservedUntil(tasks);
  const isSupplied = until !== undefined && (tasks.length > AHEAD || tasks.length >= wanted);
  return (
    <div className="supply" data-testid="offline">
      <p role="status" className="quiet" data-testid="offline-state">
        {isBusy
          ? texts.offline.taking
          : [isSupplied && texts.offline.ready(tasks.length, until), said && texts.offline[said]]
              .filter(Boolean)
              .join(' ')}
      </p>
      {state.connection === 'ok' && !isSupplied && (
        <button
          type="button"
          className="button-quiet"
          disabled={isBusy}
          aria-label={`${texts.offline.take(wanted)}: ${name}`}
          onClick={() => void run(take)}
          data-testid="take-offline"
        >
          {texts.offline.take(wanted)}
        </button>
      )}
      {state.connection === 'ok' && isSupplied && (
        <button
          type="button"
          className="button-quiet"
          disabled={isBusy}
          aria-label={`${texts.offline.giveBack}: ${name}`}
          onClick={() => void run(back)}
          data-testid="give-back"
        >
          {texts.offline.giveBack}
        </button>
      )}
    </div>
  );
}
