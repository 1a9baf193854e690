import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

interface SingleKeys {
  readonly areOn: boolean;
  readonly set: (areOn: boolean) => void;
}

const SingleKeysContext = createContext<SingleKeys>({ areOn: true, set: () => undefined });
const STORED_AS = 'ethogram-single-keys';

/** Whether keys without Ctrl are shortcuts, remembered in the browser. */
export function SingleKeysProvider({ children }: { readonly children: ReactNode }) {
  const [areOn, setOn] = useState(() => localStorage.getItem(STORED_AS) !== 'off');
  const value = useMemo(
    () => ({
      areOn,
      set: (on: boolean) => {
        localStorage.setItem(STORED_AS, on ? 'on' : 'off');
        setOn(on);
      },
    }),
    [areOn],
  );
  return <SingleKeysContext value={value}>{children}</SingleKeysContext>;
}

export function useSingleKeys(): SingleKeys {
  return useContext(SingleKeysContext);
}
