import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.js';
import { addressList } from './address-list.js';
import { AuthorSecret } from './author-secret.js';
import { BLOB_SETTINGS, blobEnvironment, blobSettings, type BlobSettings } from './blob-settings.js';
import { keptSecret, makeDataFolder } from './data-folder.js';
import {
  LAUNCHER_SETTINGS,
  launcherEnvironment,
  launcherSettings,
  type LauncherSettings,
} from './launcher-settings.js';
import {
  REDDIT_SETTINGS,
  redditEnvironment,
  redditSettings,
  type RedditSettings,
} from './reddit-settings.js';

/** One row of the settings table: what `.env.example` and the operator guide are made from. */
interface Setting {
  readonly name: string;
  readonly describes: string;
  readonly example: string;
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'ETHOGRAM_DATABASE_URL',
    describes: 'PostgreSQL 15 or newer. Empty: an embedded PostgreSQL 18 under the data folder.',
    example: 'postgres://user:password@host:5432/ethogram',
  },
  {
    name: 'ETHOGRAM_DATA',
    describes: 'Folder for embedded data, files and fine-tune jobs.',
    example: '.ethogram',
  },
  ...BLOB_SETTINGS,
  { name: 'ETHOGRAM_HOST', describes: 'Address the API listens on.', example: '127.0.0.1' },
  { name: 'ETHOGRAM_PORT', describes: 'Port the API listens on.', example: '4400' },
  {
    name: 'ETHOGRAM_PUBLIC_URL',
    describes: 'Address people type; used in sign-in links.',
    example: 'http://localhost:4400',
  },
  {
    name: 'ETHOGRAM_VLLM_URL',
    describes:
      'vLLM server, or several of one model with commas between them. Empty: the CPU server with the demonstration model.',
    example: 'http://gpu-host:8000',
  },
  { name: 'ETHOGRAM_VLLM_API_KEY', describes: 'Key sent to the model server.', example: '' },
  {
    name: 'ETHOGRAM_MODEL_NOTICE',
    describes: 'Why there is no model server, shown on the screens (set by the start command).',
    example: '',
  },
  {
    name: 'ETHOGRAM_BASE_MODEL',
    describes: 'Served name of the model experiments start from.',
    example: 'ethogram-demo',
  },
  {
    name: 'ETHOGRAM_BASE_MODEL_PATH',
    describes: 'Folder or hub id the trainer loads for that model.',
    example: 'apps/trainer/demo_model/weights',
  },
  {
    name: 'ETHOGRAM_ANSWER_CACHE_MB',
    describes:
      'How much of what models answered is remembered, in megabytes, so that nothing is asked twice. 0: nothing.',
    example: '2000',
  },
  {
    name: 'ETHOGRAM_ANSWER_CACHE_DAYS',
    describes: 'Days after its last use that a remembered answer is thrown away.',
    example: '90',
  },
  {
    name: 'ETHOGRAM_OWN_SUITES',
    describes:
      'Folder of evaluation suites of your own, one folder each; their code runs on this machine. Empty: suites in the data folder.',
    example: '/srv/ethogram/suites',
  },
  ...LAUNCHER_SETTINGS,
  ...REDDIT_SETTINGS,
  {
    name: 'ETHOGRAM_PROLIFIC_WEBHOOK_SECRET',
    describes:
      'Secret Prolific signs its messages with, to free the work of who leaves at once. Empty: no messages are taken.',
    example: '',
  },
  { name: 'ETHOGRAM_PYTHON', describes: "The trainer's Python.", example: '.ethogram/python/bin/python' },
  {
    name: 'ETHOGRAM_SECRET',
    describes:
      'Key of the pseudonyms of annotators and of what is remembered of deletions, at least 32 characters; never change it. Empty: made once and kept in the data folder.',
    example: '',
  },
  {
    name: 'ETHOGRAM_AUTHOR_SECRET',
    describes:
      'Key for hashing author names, at least 32 characters; destroying it unlinks them all. Empty: made once and kept in the data folder.',
    example: '',
  },
  {
    name: 'ETHOGRAM_DELETION_CHECK_SHARE',
    describes:
      'A deletion check stops when more than this share of what it asked for would vanish at once, 0 to 1.',
    example: '0.2',
  },
];

const DEMONSTRATION = { name: 'ethogram-demo', path: 'apps/trainer/demo_model/weights' } as const;

const environment = z.object({
  ETHOGRAM_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  ETHOGRAM_DATA: z.string().default('.ethogram'),
  ...blobEnvironment,
  ETHOGRAM_HOST: z.string().default('127.0.0.1'),
  ETHOGRAM_PORT: z.coerce.number().int().min(1).max(65535).default(4400),
  ETHOGRAM_PUBLIC_URL: z.url().optional(),
  ETHOGRAM_VLLM_URL: addressList.default([]),
  ETHOGRAM_VLLM_API_KEY: z.string().optional(),
  ETHOGRAM_MODEL_NOTICE: z.string().optional(),
  ETHOGRAM_BASE_MODEL: z.string().default(DEMONSTRATION.name),
  ETHOGRAM_BASE_MODEL_PATH: z.string().optional(),
  ETHOGRAM_OWN_SUITES: z.string().optional(),
  ETHOGRAM_ANSWER_CACHE_MB: z.coerce.number().int().min(0).default(2_000),
  ETHOGRAM_ANSWER_CACHE_DAYS: z.coerce.number().int().min(1).default(90),
  ...launcherEnvironment,
  ...redditEnvironment,
  ETHOGRAM_PROLIFIC_WEBHOOK_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  ETHOGRAM_PYTHON: z.string().optional(),
  ETHOGRAM_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  ETHOGRAM_AUTHOR_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  ETHOGRAM_DELETION_CHECK_SHARE: z.coerce.number().min(0).max(1).default(0.2),
});

/** Everything the server side reads from outside, parsed once at start. */
export class PlatformConfig {
  databaseUrl!: string | undefined;
  dataDir!: string;
  blobs!: BlobSettings;
  host!: string;
  port!: number;
  publicUrl!: string;
  /** Servers of one model; none: no model server is set up. */
  vllmUrls!: readonly string[];
  vllmApiKey!: string | undefined;
  modelNotice!: string | undefined;
  baseModel!: string;
  baseModelPath!: string;
  /** Folder of folders. */
  ownSuites!: string;
  answerCacheMegabytes!: number;
  answerCacheDays!: number;
  launcher!: LauncherSettings;
  reddit!: RedditSettings;
  /** Undefined: no messages of Prolific are taken; never logged. */
  prolificWebhookSecret!: string | undefined;
  python!: string;
  /** Key of the pseudonyms of annotators and of tombstones; never logged. */
  secret!: string;
  authorSecret!: AuthorSecret;
  /** A deletion check that sees more than this share vanish at once stops. */
  deletionCheckShare!: number;
  version!: string;
}

/**
 * Reads the settings.
 * @param root folder relative paths start from: the checkout.
 * @throws ConfigError one line for every bad setting, none of their values.
 */
export function loadConfig(root: string, env: NodeJS.ProcessEnv = process.env): PlatformConfig {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const settings = parsed.data;
  const dataDir = resolve(root, settings.ETHOGRAM_DATA);
  makeDataFolder(dataDir);
  const basePath = baseModelPath(settings);
  return Object.assign(new PlatformConfig(), {
    databaseUrl: settings.ETHOGRAM_DATABASE_URL,
    dataDir,
    blobs: blobSettings(settings, root, join(dataDir, 'blobs')),
    host: settings.ETHOGRAM_HOST,
    port: settings.ETHOGRAM_PORT,
    publicUrl: (settings.ETHOGRAM_PUBLIC_URL ?? `http://localhost:${settings.ETHOGRAM_PORT}`).replace(
      /\/$/,
      '',
    ),
    vllmUrls: settings.ETHOGRAM_VLLM_URL,
    vllmApiKey: settings.ETHOGRAM_VLLM_API_KEY,
    modelNotice: settings.ETHOGRAM_MODEL_NOTICE,
    baseModel: settings.ETHOGRAM_BASE_MODEL,
    baseModelPath: basePath.startsWith('apps/') ? resolve(root, basePath) : basePath,
    ownSuites: resolve(root, settings.ETHOGRAM_OWN_SUITES ?? join(dataDir, 'suites')),
    answerCacheMegabytes: settings.ETHOGRAM_ANSWER_CACHE_MB,
    answerCacheDays: settings.ETHOGRAM_ANSWER_CACHE_DAYS,
    launcher: launcherSettings(settings),
    reddit: redditSettings(settings),
    prolificWebhookSecret: settings.ETHOGRAM_PROLIFIC_WEBHOOK_SECRET,
    python: settings.ETHOGRAM_PYTHON ?? join(dataDir, 'python', 'bin', 'python'),
    secret: settings.ETHOGRAM_SECRET ?? keptSecret(dataDir, 'installation-secret'),
    authorSecret: new AuthorSecret(dataDir, settings.ETHOGRAM_AUTHOR_SECRET),
    deletionCheckShare: settings.ETHOGRAM_DELETION_CHECK_SHARE,
    version: readVersion(root),
  });
}

/** @throws ConfigError when a model is named and its weights are not: the demonstration's would be trained in its name. */
function baseModelPath(settings: z.infer<typeof environment>): string {
  const { ETHOGRAM_BASE_MODEL: name, ETHOGRAM_BASE_MODEL_PATH: path } = settings;
  if (path === undefined && name !== DEMONSTRATION.name) {
    throw new ConfigError(
      'ETHOGRAM_BASE_MODEL_PATH: must be set together with ETHOGRAM_BASE_MODEL, to the folder or hub id the trainer loads.',
    );
  }
  return path ?? DEMONSTRATION.path;
}

function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

/** `.env.example`, generated so that it cannot lag behind the settings. */
export function environmentExample(): string {
  return SETTINGS.map((setting) => `# ${setting.describes}\n#${setting.name}=${setting.example}\n`).join(
    '\n',
  );
}
