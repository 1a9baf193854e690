import Icon from '@mui/icons-material/Article';
import type { ResourceProps } from 'react-admin';
import { lazyScreen } from '../elements/lazy-screen.js';

export const posts: ResourceProps = {
  name: 'posts',
  icon: Icon,
  options: { label: 'Posts' },
  list: lazyScreen(() => import('./PostList.js'), 'PostList'),
  show: lazyScreen(() => import('./PostPage.js'), 'PostPage'),
  recordRepresentation: 'title',
};
