import type { Me } from '@ethogram/web';
import { createContext, type ReactNode, useContext } from 'react';

const PersonContext = createContext<Me | null>(null);

export function PersonProvider({ person, children }: { readonly person: Me; readonly children: ReactNode }) {
  return <PersonContext value={person}>{children}</PersonContext>;
}

/** The person signed in. */
export function usePerson(): Me {
  const person = useContext(PersonContext);
  if (!person) throw new Error('usePerson needs somebody signed in.');
  return person;
}
