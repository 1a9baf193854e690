import Icon from '@mui/icons-material/SportsEsports';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const games: ResourceProps = {
  name: 'games',
  icon: Icon,
  options: { label: 'Games' },
  list: lazyScreen(() => import('./GameList.js'), 'GameList'),
  create: lazyScreen(() => import('./GameImport.js'), 'GameImport'),
  show: lazyScreen(() => import('./GamePage.js'), 'GamePage'),
  recordRepresentation: 'title',
};
