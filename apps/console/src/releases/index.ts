import Icon from '@mui/icons-material/Inventory2';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const releases: ResourceProps = {
  name: 'releases',
  icon: Icon,
  options: { label: 'Releases' },
  list: lazyScreen(() => import('./ReleaseList.js'), 'ReleaseList'),
  show: lazyScreen(() => import('./ReleasePage.js'), 'ReleasePage'),
  recordRepresentation: 'name',
};
