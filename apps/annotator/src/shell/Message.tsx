import type { ReactNode } from 'react';
import { Main } from './Main.js';

interface MessageProps {
  readonly title: string;
  readonly body?: string;
  readonly children?: ReactNode;
  /** Appears only after a moment, so that short waits do not flicker. */
  readonly isQuiet?: boolean;
  readonly testId?: string;
}

/** A page that says one thing. */
export function Message({ title, body, children, isQuiet = false, testId }: MessageProps) {
  return (
    <Main title={title} className={isQuiet ? 'message message-quiet' : 'message'} data-testid={testId}>
      <h1 tabIndex={-1}>{title}</h1>
      {body && <p>{body}</p>}
      {children && <div className="message-actions">{children}</div>}
    </Main>
  );
}
