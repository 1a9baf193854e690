import { z } from 'zod';
import { ConfigError } from './config-error.js';
import { isPublicHost } from './public-host.js';

/** What fine-tunes on a cluster need, whatever schedules them. */
export interface ClusterSettings {
  /** Shell command that starts the trainer on the cluster's machines. */
  readonly trainer: string;
  /** Where the cluster's machines have the data folder; undefined: at the same place. */
  readonly dataDir: string | undefined;
  /** Fine-tunes handed to the cluster at once. */
  readonly capacity: number;
  /** Of a machine, for one fine-tune. */
  readonly cpus: number;
  readonly gpus: number;
}

export interface RaySettings {
  readonly address: string;
  /** Never logged. */
  readonly token: string | undefined;
  readonly runtimeEnv: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, number>>;
}

export interface SlurmSettings {
  readonly partition: string | undefined;
  /** Further arguments of sbatch, one an element. */
  readonly arguments: readonly string[];
  /** What Slurm's commands are given of this process's environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where fine-tunes run. */
export type LauncherSettings =
  | { readonly kind: 'local' }
  | { readonly kind: 'ray'; readonly cluster: ClusterSettings; readonly ray: RaySettings }
  | { readonly kind: 'slurm'; readonly cluster: ClusterSettings; readonly slurm: SlurmSettings };

export const LAUNCHER_SETTINGS = [
  {
    name: 'ETHOGRAM_LAUNCHER',
    describes:
      'Where fine-tunes run: local, ray or slurm. Empty: ray when ETHOGRAM_RAY_ADDRESS is set, else local.',
    example: 'local',
  },
  {
    name: 'ETHOGRAM_RAY_ADDRESS',
    describes: 'Address of the Ray dashboard, which has the Jobs API. A public host needs a token.',
    example: 'http://ray-head:8265',
  },
  { name: 'ETHOGRAM_RAY_TOKEN', describes: "Ray's authentication token.", example: '' },
  {
    name: 'ETHOGRAM_RAY_RUNTIME_ENV',
    describes: "Ray's runtime_env of a fine-tune, as JSON.",
    example: '{"env_vars": {"HF_HOME": "/shared/hub"}}',
  },
  {
    name: 'ETHOGRAM_RAY_RESOURCES',
    describes: 'Resources of your own naming that a fine-tune takes, as JSON.',
    example: '{"trainer": 1}',
  },
  {
    name: 'ETHOGRAM_SLURM_PARTITION',
    describes: "Slurm's partition for fine-tunes. Empty: its default.",
    example: 'gpu',
  },
  {
    name: 'ETHOGRAM_SLURM_ARGUMENTS',
    describes: 'Further arguments of sbatch, as a JSON list.',
    example: '["--time=04:00:00", "--account=lab"]',
  },
  {
    name: 'ETHOGRAM_CLUSTER_TRAINER',
    describes: 'Shell command that starts the trainer on the machines of Ray or Slurm.',
    example: 'env PYTHONPATH=/shared/ethogram/apps/trainer /shared/venv/bin/python -m ethogram_trainer',
  },
  {
    name: 'ETHOGRAM_CLUSTER_DATA',
    describes: 'Where those machines have the data folder. Empty: at the same path.',
    example: '/mnt/ethogram',
  },
  {
    name: 'ETHOGRAM_CLUSTER_CAPACITY',
    describes: 'Fine-tunes handed to Ray or Slurm at once, by all workers together.',
    example: '4',
  },
  { name: 'ETHOGRAM_CLUSTER_CPUS', describes: 'Processor cores of one such fine-tune.', example: '4' },
  { name: 'ETHOGRAM_CLUSTER_GPUS', describes: 'GPUs of one such fine-tune.', example: '1' },
] as const;

const oneLine = z.string().regex(/^[^\r\n\0]+$/, 'must be one line');

/** A setting that holds JSON of a shape. */
function json<T>(shape: z.ZodType<T>, wanted: string): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    try {
      return shape.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: `must be ${wanted}` });
      return z.NEVER;
    }
  });
}

export const launcherEnvironment = {
  ETHOGRAM_LAUNCHER: z.enum(['local', 'ray', 'slurm']).optional(),
  ETHOGRAM_RAY_ADDRESS: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  // A header carries it.
  ETHOGRAM_RAY_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be plain ASCII without blanks')
    .optional(),
  ETHOGRAM_RAY_RUNTIME_ENV: json(
    z.looseObject({ env_vars: z.record(z.string(), z.string()).optional() }),
    'a JSON object whose env_vars are strings',
  ).optional(),
  ETHOGRAM_RAY_RESOURCES: json(
    z.record(z.string(), z.number().positive()),
    'a JSON object of numbers above 0',
  ).optional(),
  ETHOGRAM_SLURM_PARTITION: z
    .string()
    .regex(/^[\w.,][\w.,-]*$/, 'must be names of partitions')
    .optional(),
  ETHOGRAM_SLURM_ARGUMENTS: json(
    z.array(z.string().regex(/^--?[A-Za-z][^\r\n\0]*$/)),
    'a JSON list of options, each with its value as in "--time=04:00:00"',
  ).optional(),
  ETHOGRAM_CLUSTER_TRAINER: oneLine.default('python -m ethogram_trainer'),
  ETHOGRAM_CLUSTER_DATA: oneLine.regex(/^\//, 'must be an absolute path').optional(),
  ETHOGRAM_CLUSTER_CAPACITY: z.coerce.number().int().min(1).max(1_000).default(4),
  ETHOGRAM_CLUSTER_CPUS: z.coerce.number().min(0).max(1_024).default(1),
  ETHOGRAM_CLUSTER_GPUS: z.coerce.number().min(0).max(64).default(0),
  // Slurm's commands are found and configured by these.
  PATH: z.string().optional(),
  HOME: z.string().optional(),
  SLURM_CONF: z.string().optional(),
};

type Environment = z.infer<z.ZodObject<typeof launcherEnvironment>>;

/** @throws ConfigError naming the setting that is missing or cannot be used, without its value */
export function launcherSettings(settings: Environment): LauncherSettings {
  const kind = settings.ETHOGRAM_LAUNCHER ?? (settings.ETHOGRAM_RAY_ADDRESS ? 'ray' : 'local');
  if (kind === 'local') return { kind };
  const cluster = {
    trainer: settings.ETHOGRAM_CLUSTER_TRAINER,
    dataDir: settings.ETHOGRAM_CLUSTER_DATA,
    capacity: settings.ETHOGRAM_CLUSTER_CAPACITY,
    cpus: settings.ETHOGRAM_CLUSTER_CPUS,
    gpus: settings.ETHOGRAM_CLUSTER_GPUS,
  };
  if (kind === 'ray') return { kind, cluster, ray: raySettings(settings) };
  const slurm = {
    partition: settings.ETHOGRAM_SLURM_PARTITION,
    arguments: settings.ETHOGRAM_SLURM_ARGUMENTS ?? [],
    environment: {
      PATH: settings.PATH ?? '/usr/bin:/bin',
      ...(settings.HOME === undefined ? {} : { HOME: settings.HOME }),
      ...(settings.SLURM_CONF === undefined ? {} : { SLURM_CONF: settings.SLURM_CONF }),
    },
  };
  return { kind, cluster, slurm };
}

function raySettings(settings: Environment): RaySettings {
  const { ETHOGRAM_RAY_ADDRESS: address, ETHOGRAM_RAY_TOKEN: token } = settings;
  if (address === undefined)
    throw new ConfigError('ETHOGRAM_RAY_ADDRESS: must be set when ETHOGRAM_LAUNCHER is ray.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ConfigError('ETHOGRAM_RAY_ADDRESS: must be without password, question mark and hash.');
  if (token === undefined && isPublicHost(url.hostname))
    throw new ConfigError(
      'ETHOGRAM_RAY_TOKEN: must be set, because ETHOGRAM_RAY_ADDRESS is on a public host and who reaches a Jobs API without a token runs what they like on the cluster.',
    );
  return {
    address: address.replace(/\/+$/, ''),
    token,
    runtimeEnv: settings.ETHOGRAM_RAY_RUNTIME_ENV ?? {},
    resources: settings.ETHOGRAM_RAY_RESOURCES ?? {},
  };
}
