import Icon from '@mui/icons-material/Checklist';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const studies: ResourceProps = {
  name: 'studies',
  icon: Icon,
  options: { label: 'Studies' },
  list: lazyScreen(() => import('./StudyList.js'), 'StudyList'),
  create: lazyScreen(() => import('./StudyCreate.js'), 'StudyCreate'),
  show: lazyScreen(() => import('./StudyPage.js'), 'StudyPage'),
  recordRepresentation: 'name',
};
