import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.js';

export interface S3Settings {
  readonly kind: 's3';
  readonly bucket: string;
  /** In front of every key, without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly region: string;
  /** Whether the bucket is the first part of the path, and not of the host's name. */
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
  /** Never logged. */
  readonly secretAccessKey: string;
}

export type BlobSettings = { readonly kind: 'file'; readonly folder: string } | S3Settings;

export const BLOB_SETTINGS = [
  {
    name: 'ETHOGRAM_BLOBS',
    describes:
      'Where files are kept: file:FOLDER, or s3://BUCKET/PREFIX?region=…&endpoint=…&pathStyle=true. Without an endpoint it is AWS; with one, the region is us-east-1 and pathStyle true unless said otherwise. Empty: blobs in the data folder.',
    example: 'file:.ethogram/blobs',
  },
  { name: 'ETHOGRAM_S3_ACCESS_KEY_ID', describes: 'Access key of the bucket of s3:.', example: '' },
  { name: 'ETHOGRAM_S3_SECRET_ACCESS_KEY', describes: 'Secret of that key.', example: '' },
] as const;

/** A header carries the key's id. */
const word = z.string().regex(/^[\x21-\x7e]+$/, 'must be plain ASCII without blanks');

export const blobEnvironment = {
  ETHOGRAM_BLOBS: z
    .string()
    .regex(/^(file:.+|s3:\/\/.+)/, 'must be file:FOLDER or s3://BUCKET/PREFIX?region=REGION')
    .optional(),
  ETHOGRAM_S3_ACCESS_KEY_ID: word.optional(),
  ETHOGRAM_S3_SECRET_ACCESS_KEY: word.optional(),
};

/**
 * @param fallback the folder when nothing is set
 * @throws ConfigError naming what of it cannot be used, without its value
 */
export function blobSettings(
  settings: z.infer<z.ZodObject<typeof blobEnvironment>>,
  root: string,
  fallback: string,
): BlobSettings {
  const where = settings.ETHOGRAM_BLOBS;
  if (where === undefined) return { kind: 'file', folder: fallback };
  if (where.startsWith('file:')) return { kind: 'file', folder: resolve(root, where.slice('file:'.length)) };
  const { ETHOGRAM_S3_ACCESS_KEY_ID: accessKeyId, ETHOGRAM_S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(
      'ETHOGRAM_S3_ACCESS_KEY_ID and ETHOGRAM_S3_SECRET_ACCESS_KEY: must be set when ETHOGRAM_BLOBS is s3:.',
    );
  return { kind: 's3', ...bucketOf(where), accessKeyId, secretAccessKey };
}

function bucketOf(where: string): Omit<S3Settings, 'kind' | 'accessKeyId' | 'secretAccessKey'> {
  const [, bucket = '', path = '', query = ''] = /^s3:\/\/([^/?]+)([^?]*)\??(.*)$/s.exec(where) ?? [];
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw refused('the bucket must be 3 to 63 small letters, digits, dots and hyphens');
  const prefix = path.replace(/^\/|\/$/g, '');
  if (prefix !== '' && !/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(prefix))
    throw refused('the prefix may have letters, digits, dots, hyphens and single slashes only');
  const asked = new URLSearchParams(query);
  for (const name of asked.keys())
    if (!['endpoint', 'region', 'pathStyle'].includes(name))
      throw refused('only region, endpoint and pathStyle may follow the question mark');
  const endpoint = asked.get('endpoint') ?? undefined;
  const region = asked.get('region') ?? (endpoint === undefined ? '' : 'us-east-1');
  if (!/^[a-z0-9-]+$/.test(region))
    throw refused('needs ?region=, such as eu-central-1, or an endpoint beside it');
  const pathStyle = asked.get('pathStyle') ?? String(endpoint !== undefined);
  if (!['true', 'false'].includes(pathStyle)) throw refused('pathStyle must be true or false');
  return {
    bucket,
    prefix,
    endpoint: endpoint === undefined ? `https://s3.${region}.amazonaws.com` : originOf(endpoint),
    region,
    pathStyle: pathStyle === 'true',
  };
}

function originOf(endpoint: string): string {
  const url = URL.parse(endpoint);
  const plain =
    url && url.username === '' && url.password === '' && url.pathname === '/' && url.search === '';
  if (!plain || !/^https?:$/.test(url.protocol))
    throw refused('the endpoint must be an http or https address without path or password');
  return url.origin;
}

const refused = (why: string): ConfigError => new ConfigError(`ETHOGRAM_BLOBS: ${why}.`);
