import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { texts } from '../texts/texts.js';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

interface NoticeBoard {
  readonly notice: Notice | null;
  readonly show: (notice: Notice | null) => void;
}

const NoticesContext = createContext<NoticeBoard>({ notice: null, show: () => undefined });

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notice, show] = useState<Notice | null>(null);
  const board = useMemo(() => ({ notice, show }), [notice]);
  return <NoticesContext value={board}>{children}</NoticesContext>;
}

/** Shows a message on whatever page comes next, until it is closed. */
export function useNotify(): (notice: Notice | null) => void {
  return useContext(NoticesContext).show;
}

export function Notices() {
  const { notice, show } = useContext(NoticesContext);
  const close = useCallback(() => show(null), [show]);
  return (
    <div role="status">
      {notice && (
        <div className="notice" data-testid="notice">
          <p>
            <strong>{notice.title}</strong> {notice.body}
          </p>
          <button type="button" className="button-quiet" onClick={close}>
            {texts.help.close}
          </button>
        </div>
      )}
    </div>
  );
}
