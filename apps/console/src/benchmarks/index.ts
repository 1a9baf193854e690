import Icon from '@mui/icons-material/Speed';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const benchmarks: ResourceProps = {
  name: 'benchmarks',
  icon: Icon,
  options: { label: 'Benchmarks' },
  list: lazyScreen(() => import('./BenchmarkList.js'), 'BenchmarkList'),
  create: lazyScreen(() => import('./BenchmarkImport.js'), 'BenchmarkImport'),
  show: lazyScreen(() => import('./BenchmarkPage.js'), 'BenchmarkPage'),
  recordRepresentation: 'fileName',
};
