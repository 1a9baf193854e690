import Icon from '@mui/icons-material/Tune';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const fineTunes: ResourceProps = {
  name: 'fine-tunes',
  icon: Icon,
  options: { label: 'Fine-tunes' },
  list: lazyScreen(() => import('./FineTuneList.js'), 'FineTuneList'),
  show: lazyScreen(() => import('./FineTunePage.js'), 'FineTunePage'),
  recordRepresentation: 'name',
};
