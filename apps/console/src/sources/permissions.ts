/** What a source may allow. Everything is denied until somebody with the right to says otherwise. */
export const PERMISSIONS = [
  {
    field: 'mayAnnotate',
    word: 'label',
    label: 'May be labelled',
    help: 'People may read its scenarios and judge them.',
  },
  {
    field: 'mayTrain',
    word: 'train',
    label: 'May be trained on',
    help: 'Its text may go into what a model learns from, and into prompts it is asked.',
  },
  {
    field: 'mayPublishIds',
    word: 'publish ids',
    label: 'Ids may be published',
    help: 'Releases may name the posts, so that others can look them up.',
  },
  {
    field: 'mayPublishText',
    word: 'publish text',
    label: 'Text may be published',
    help: 'Releases may carry the redacted text itself.',
  },
] as const;

type PermissionField = (typeof PERMISSIONS)[number]['field'];

export function permissionsOf(source: Record<PermissionField, boolean>): (typeof PERMISSIONS)[number][] {
  return PERMISSIONS.filter(({ field }) => source[field]);
}
