import type { Counts } from './home.queries.js';

export interface LoopStep {
  readonly resource: keyof Counts;
  readonly label: string;
  /** What to do when there is none of it yet: the task, how, and where. */
  readonly title: string;
  readonly how: string;
  readonly go: string;
  readonly to: string;
}

/** The loop in its order; the first step without anything is what comes next. */
export const LOOP: readonly LoopStep[] = [
  {
    resource: 'sources',
    label: 'sources',
    title: 'add a source',
    how: 'It says where posts come from and what may be done with them.',
    go: 'New source',
    to: '/sources/create',
  },
  {
    resource: 'posts',
    label: 'posts',
    title: 'bring posts',
    how: 'Open a source and collect from Reddit or from files, or start the demo.',
    go: 'Sources',
    to: '/sources',
  },
  {
    resource: 'scenarios',
    label: 'scenarios',
    title: 'make scenarios',
    how: 'Open a source that may be labelled and choose “Make scenarios”.',
    go: 'Sources',
    to: '/sources',
  },
  {
    resource: 'studies',
    label: 'studies',
    title: 'start a study',
    how: 'Filter the posts, make a selection of them, and start a study from it.',
    go: 'Posts',
    to: '/posts',
  },
  {
    resource: 'releases',
    label: 'releases',
    title: 'freeze a release',
    how: 'Open a study with judgments and choose “Make a release”.',
    go: 'Studies',
    to: '/studies',
  },
  {
    resource: 'training-sets',
    label: 'training sets',
    title: 'build a training set',
    how: 'Choose a value and how far to move it.',
    go: 'New training set',
    to: '/training-sets/create',
  },
  {
    resource: 'fine-tunes',
    label: 'fine-tunes',
    title: 'fine-tune',
    how: 'Open a training set that is done and choose “Fine-tune”.',
    go: 'Training sets',
    to: '/training-sets',
  },
  {
    resource: 'reports',
    label: 'reports',
    title: 'evaluate',
    how: 'Open a fine-tune that is done and choose “Evaluate”.',
    go: 'Fine-tunes',
    to: '/fine-tunes',
  },
];
