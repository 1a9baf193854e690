import Icon from '@mui/icons-material/Inbox';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const sources: ResourceProps = {
  name: 'sources',
  icon: Icon,
  options: { label: 'Sources' },
  list: lazyScreen(() => import('./SourceList.js'), 'SourceList'),
  create: lazyScreen(() => import('./SourceCreate.js'), 'SourceCreate'),
  edit: lazyScreen(() => import('./SourceEdit.js'), 'SourceEdit'),
  show: lazyScreen(() => import('./SourcePage.js'), 'SourcePage'),
  recordRepresentation: 'name',
};
