import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const plays: ResourceProps = {
  name: 'plays',
  options: { label: 'Plays' },
  list: lazyScreen(() => import('./RunsOfPlays.js'), 'RunsOfPlays'),
  show: lazyScreen(() => import('./PlayPage.js'), 'PlayPage'),
  recordRepresentation: 'key',
};
