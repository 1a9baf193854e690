import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { Outbox } from './outbox.js';
import type { OutboxState } from './outbox-state.js';

const OutboxContext = createContext<Outbox | null>(null);

/** One outbox a signed-in person. */
export function OutboxProvider({
  personId,
  children,
}: {
  readonly personId: string;
  readonly children: ReactNode;
}) {
  const outbox = useMemo(() => new Outbox(personId), [personId]);
  useEffect(() => outbox.start(), [outbox]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('useOutbox needs an OutboxProvider above it.');
  return outbox;
}

export function useOutboxState(): OutboxState {
  const { subscribe, snapshot } = useOutbox();
  return useSyncExternalStore(subscribe, snapshot);
}
