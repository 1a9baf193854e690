import Icon from '@mui/icons-material/CompareArrows';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const comparisons: ResourceProps = {
  name: 'comparisons',
  icon: Icon,
  options: { label: 'Comparisons' },
  list: lazyScreen(() => import('./ComparisonList.js'), 'ComparisonList'),
  create: lazyScreen(() => import('./ComparisonCreate.js'), 'ComparisonCreate'),
  show: lazyScreen(() => import('./ComparisonPage.js'), 'ComparisonPage'),
  recordRepresentation: 'name',
};
