import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Domain libs, upstream first: each may import those before it. */
const domainOrder = [
  'accounts',
  'surveys',
  'corpus',
  'collection',
  'annotation',
  'datasets',
  'models',
  'evaluation',
  'demo',
];
const belowDomain = ['layer:core', 'layer:suites', 'layer:adapter', 'layer:platform'];
const depConstraints = [
  { sourceTag: 'layer:core', onlyDependOnLibsWithTags: ['layer:core'] },
  { sourceTag: 'layer:suites', onlyDependOnLibsWithTags: ['layer:core'] },
  { sourceTag: 'layer:adapter', onlyDependOnLibsWithTags: ['layer:core', 'layer:platform'] },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:core', 'layer:platform'] },
  ...domainOrder.map((name, position) => ({
    sourceTag: `scope:${name}`,
    onlyDependOnLibsWithTags: [
      ...belowDomain,
      ...domainOrder.slice(0, position).map((upstream) => `scope:${upstream}`),
    ],
  })),
  {
    sourceTag: 'layer:server',
    onlyDependOnLibsWithTags: [...belowDomain, 'layer:domain', 'layer:migrations'],
  },
  { sourceTag: 'layer:migrations', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'layer:server-app',
    onlyDependOnLibsWithTags: [...belowDomain, 'layer:domain', 'layer:server'],
  },
  { sourceTag: 'layer:web', onlyDependOnLibsWithTags: ['layer:core', 'layer:web'] },
  { sourceTag: 'layer:web-app', onlyDependOnLibsWithTags: ['layer:core', 'layer:web'] },
  {
    sourceTag: 'layer:testing',
    onlyDependOnLibsWithTags: [...belowDomain, 'layer:domain', 'layer:server', 'layer:migrations'],
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.ethogram/**',
      'apps/trainer/**',
      '**/generated/**',
      'tests/artefacts/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints, allowCircularSelfDependency: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read configuration through @ethogram/platform.' },
        {
          object: 'Math',
          property: 'random',
          message: 'Draws need a seed: use the generator in @ethogram/core.',
        },
      ],
    },
  },
  {
    files: ['libs/platform/src/config/**', 'tests/**', 'libs/testing/**', 'apps/cli/src/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.tsx', 'apps/annotator/**', 'apps/console/**', 'libs/web/**'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
