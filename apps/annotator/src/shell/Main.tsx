import { type ComponentProps, useEffect, useRef } from 'react';
import { takeFocusMove } from '../routing/focus-move.js';
import { texts } from '../texts/texts.js';

interface MainProps extends Omit<ComponentProps<'main'>, 'id' | 'tabIndex' | 'ref' | 'title'> {
  /** What the page is about, for the tab and for who hears it. */
  readonly title: string;
}

/** The content of a page. It names the page, and takes the focus when somebody came here from within the app. */
export function Main({ title, ...rest }: MainProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · ${texts.appName}`;
  }, [title]);
  useEffect(() => {
    if (takeFocusMove()) main.current?.focus({ preventScroll: true });
  }, []);
  return <main {...rest} ref={main} id="content" tabIndex={-1} />;
}
