import Icon from '@mui/icons-material/Ballot';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const forms: ResourceProps = {
  name: 'forms',
  icon: Icon,
  options: { label: 'Forms' },
  list: lazyScreen(() => import('./FormList.js'), 'FormList'),
  create: lazyScreen(() => import('./FormCreate.js'), 'FormCreate'),
  edit: lazyScreen(() => import('./FormEdit.js'), 'FormEdit'),
  show: lazyScreen(() => import('./FormPage.js'), 'FormPage'),
  recordRepresentation: 'name',
};
