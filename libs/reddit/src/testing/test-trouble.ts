import type { ServerResponse } from 'node:http';

/**
 * What the server does instead of answering. `reset` breaks the connection, `cut` breaks it in the middle of the
 * answer, `hang` never answers, `malformed` sends what is no JSON, `empty` sends an empty listing, `flood` sends more
 * than anybody should read.
 */
export type TestTrouble =
  | 'reset'
  | 'cut'
  | 'hang'
  | 'malformed'
  | 'empty'
  | 'flood'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

const FLOOD_BYTES = 64 << 20;
const EMPTY = { kind: 'Listing', data: { after: null, before: null, dist: 0, children: [] } };

export function makeTrouble(
  trouble: TestTrouble,
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  const json = { ...headers, 'content-type': 'application/json; charset=UTF-8' };
  if (typeof trouble === 'object') {
    const body = trouble.body ?? JSON.stringify({ message: 'trouble', error: trouble.status });
    response.writeHead(trouble.status, { ...json, ...trouble.headers }).end(body);
    return;
  }
  switch (trouble) {
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(200, { ...json, 'content-length': '1000' });
      response.write('{"kind": "Listing", "data": {', () => response.destroy());
      return;
    case 'hang':
      return;
    case 'malformed':
      response.writeHead(200, json).end('<html>Our CDN was unable to reach our servers</html>');
      return;
    case 'empty':
      response.writeHead(200, json).end(JSON.stringify(EMPTY));
      return;
    case 'flood':
      response.writeHead(200, json);
      response.end(`{"kind": "${'x'.repeat(FLOOD_BYTES)}"}`);
      return;
  }
}
