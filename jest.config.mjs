/** Rings: `npx jest --selectProjects unit|integration|e2e`; `vllm` is asked for by whoever has a server of it. */
const base = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@ethogram/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          target: 'es2024',
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic' },
          },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.ethogram/'],
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.ethogram/'],
};
export default {
  workerIdleMemoryLimit: '400MB',
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/libs/**/*.spec.ts',
        '<rootDir>/libs/**/*.spec.tsx',
        '<rootDir>/apps/**/*.spec.ts',
        '<rootDir>/apps/**/*.spec.tsx',
      ],
    },
    {
      ...base,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/tests/integration/**/*.int-spec.ts',
        '<rootDir>/tests/contract/**/*.int-spec.ts',
      ],
      globalSetup: '<rootDir>/tests/integration/global-setup.mjs',
      globalTeardown: '<rootDir>/tests/integration/global-teardown.mjs',
    },
    { ...base, displayName: 'vllm', testMatch: ['<rootDir>/tests/contract/**/*.vllm-spec.ts'] },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.e2e-spec.ts'] },
  ],
};
