import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** A screen loaded when it is first opened: `lazyScreen(() => import('./PostList.js'), 'PostList')`. */
export function lazyScreen<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}
