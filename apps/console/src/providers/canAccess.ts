import type { Me } from '@ethogram/web';

type Role = Me['roles'][number];

const CURATORS_CREATE: readonly string[] = [
  'sources',
  'studies',
  'forms',
  'people',
  'releases',
  'scenarios',
  'collection-runs',
  'selections',
  'reviews',
];
const RESEARCHERS_CREATE: readonly string[] = [
  'training-sets',
  'fine-tunes',
  'sweeps',
  'experiments',
  'runs',
  'reports',
  'comparisons',
  'demo',
  'benchmarks',
];

/**
 * Whether somebody with these roles may do this on the screens. It only hides what the server would refuse:
 * reading is for curators and researchers, collecting and labelling for curators, training and measuring for researchers,
 * instruments and games for both.
 */
export function canAccess(roles: readonly Role[], action: string, resource: string): boolean {
  if (roles.includes('ADMIN')) return true;
  const readers = roles.includes('CURATOR') || roles.includes('RESEARCHER');
  if (action === 'list' || action === 'show') return readers;
  if (resource === 'instruments' || resource === 'games') return readers && action === 'create';
  if (CURATORS_CREATE.includes(resource)) return roles.includes('CURATOR');
  if (RESEARCHERS_CREATE.includes(resource)) return roles.includes('RESEARCHER');
  return false;
}
