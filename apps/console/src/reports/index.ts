import Icon from '@mui/icons-material/Assessment';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const reports: ResourceProps = {
  name: 'reports',
  icon: Icon,
  options: { label: 'Reports' },
  list: lazyScreen(() => import('./ReportList.js'), 'ReportList'),
  create: lazyScreen(() => import('./ReportCreate.js'), 'ReportCreate'),
  show: lazyScreen(() => import('./ReportPage.js'), 'ReportPage'),
  recordRepresentation: 'name',
};
