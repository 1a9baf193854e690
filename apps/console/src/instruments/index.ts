import Icon from '@mui/icons-material/FactCheck';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const instruments: ResourceProps = {
  name: 'instruments',
  icon: Icon,
  options: { label: 'Instruments' },
  list: lazyScreen(() => import('./InstrumentList.js'), 'InstrumentList'),
  create: lazyScreen(() => import('./InstrumentImport.js'), 'InstrumentImport'),
  show: lazyScreen(() => import('./InstrumentPage.js'), 'InstrumentPage'),
  recordRepresentation: 'title',
};
