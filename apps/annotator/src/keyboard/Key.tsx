import { useSingleKeys } from './SingleKeysContext.js';

/** A key as it is written on a keyboard, beside what it does; gone when single keys are switched off. */
export function Key({ name }: { readonly name: string }) {
  const { areOn } = useSingleKeys();
  return areOn ? (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  ) : null;
}
