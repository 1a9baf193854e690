import Icon from '@mui/icons-material/Group';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const people: ResourceProps = {
  name: 'people',
  icon: Icon,
  options: { label: 'People' },
  list: lazyScreen(() => import('./PersonList.js'), 'PersonList'),
  create: lazyScreen(() => import('./PersonCreate.js'), 'PersonCreate'),
  show: lazyScreen(() => import('./PersonPage.js'), 'PersonPage'),
  recordRepresentation: 'displayName',
};
