import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react';
import { noteMove } from './focus-move.js';
import { parseRoute, pathOf, type Route } from './route.js';

type KnownRoute = Exclude<Route, { page: 'unknown' }>;

function follow(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
}

export function useRoute(): Route {
  const path = useSyncExternalStore(follow, () => location.pathname);
  return useMemo(() => parseRoute(path), [path]);
}

export function goTo(route: KnownRoute): void {
  noteMove();
  history.pushState(null, '', pathOf(route));
  window.scrollTo(0, 0);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  readonly to: KnownRoute;
}

/** A link inside the app; opening it in a new tab works as with any link. */
export function Link({ to, ...rest }: LinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
  return <a {...rest} href={pathOf(to)} onClick={open} />;
}
