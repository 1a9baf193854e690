/**
 * UNREACHABLE: nothing answered. BROKEN: the connection broke after it stood, as when the server restarts. TIMEOUT: no
 * whole answer in time. TOO_LARGE: more bytes than anybody wants. FOREIGN_ADDRESS: not one that may be talked to.
 */
export type HttpFailureKind = 'UNREACHABLE' | 'BROKEN' | 'TIMEOUT' | 'TOO_LARGE' | 'FOREIGN_ADDRESS';

/** No whole HTTP answer. The message names the host at most. */
export class HttpFailure extends Error {
  constructor(
    readonly kind: HttpFailureKind,
    message: string,
    /** Of the operating system or the HTTP library, such as ECONNREFUSED; null where there is none. */
    readonly systemCode: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'HttpFailure';
  }
}

/** Error codes of a connection that broke after it stood: the server died or restarted. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

export function networkFailure(host: string, cause: unknown): HttpFailure {
  const code = networkCode(cause);
  const kind = code !== null && BROKEN.has(code) ? 'BROKEN' : 'UNREACHABLE';
  const how = kind === 'BROKEN' ? 'The connection to' : 'No answer from';
  const what = kind === 'BROKEN' ? `${how} ${host} broke` : `${how} ${host}`;
  return new HttpFailure(kind, `${what}${code ? ` (${code})` : ''}.`, code, { cause });
}

/** fetch hides the system's error code under `cause`, sometimes more than one level deep. */
function networkCode(error: unknown): string | null {
  let current = error;
  while (typeof current === 'object' && current !== null) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = 'cause' in current ? current.cause : null;
  }
  return null;
}
