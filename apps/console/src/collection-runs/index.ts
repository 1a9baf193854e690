import Icon from '@mui/icons-material/CloudDownload';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const collectionRuns: ResourceProps = {
  name: 'collection-runs',
  icon: Icon,
  options: { label: 'Collection runs' },
  list: lazyScreen(() => import('./CollectionRunList.js'), 'CollectionRunList'),
  show: lazyScreen(() => import('./CollectionRunPage.js'), 'CollectionRunPage'),
  recordRepresentation: 'description',
};
