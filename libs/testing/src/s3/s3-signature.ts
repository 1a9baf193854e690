import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import aws4, { type Request } from 'aws4';
import { S3Refusal } from './s3-refusal.js';

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const SKEW_MS = 15 * 60_000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/**
 * Signs a request once more, by another implementation than the client's, and compares.
 * @throws S3Refusal as S3 would answer
 */
export function checkSignature(request: IncomingMessage, body: Buffer, credentials: S3Credentials): void {
  const found = AUTHORIZATION.exec(request.headers.authorization ?? '');
  if (!found) throw new S3Refusal(403, 'AccessDenied');
  const [, accessKeyId, region = '', signed = '', signature] = found;
  if (accessKeyId !== credentials.accessKeyId) throw new S3Refusal(403, 'InvalidAccessKeyId');
  const names = signed.split(';');
  const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')]));
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name)))
    throw new S3Refusal(403, 'AccessDenied');
  if (Math.abs(Date.now() - timeOf(headers['x-amz-date'] ?? '')) > SKEW_MS)
    throw new S3Refusal(403, 'RequestTimeTooSkewed');
  if (headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex'))
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch');
  const again: Request & { extraHeadersToInclude: Record<string, boolean> } = {
    service: 's3',
    region,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers,
    // aws4 leaves some out that may be signed, as the range.
    extraHeadersToInclude: Object.fromEntries(names.map((name) => [name, true])),
  };
  new aws4.RequestSigner(again, { ...credentials }).sign();
  if (!String(again.headers?.['Authorization']).endsWith(`Signature=${signature}`))
    throw new S3Refusal(403, 'SignatureDoesNotMatch');
}

/** Of 20261121T101500Z; NaN for anything else. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
