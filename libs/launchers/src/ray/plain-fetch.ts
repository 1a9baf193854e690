import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';

/**
 * `fetch` without the headers that Node's own adds: Ray takes a request with `Sec-Fetch-Mode` for a browser's, and
 * refuses every POST of one (status 405), so that no web page can start jobs. Follows no redirect.
 */
export const plainFetch: typeof fetch = (input, init = {}) =>
  new Promise((resolve, reject) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { method = 'GET', body, signal } = init;
    const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = Object.fromEntries(new Headers(init.headers));
    const request = ask(url, { method, headers, ...(signal ? { signal } : {}) }, (answer) => {
      const received = new Headers();
      for (const [name, value] of Object.entries(answer.headersDistinct))
        for (const one of value ?? []) received.append(name, one);
      const status = answer.statusCode ?? 0;
      const hasBody = ![204, 205, 304].includes(status);
      if (!hasBody) answer.resume();
      resolve(
        new Response(hasBody ? (Readable.toWeb(answer) as ReadableStream) : null, {
          status,
          headers: received,
        }),
      );
    });
    request.on('error', reject);
    request.end(typeof body === 'string' ? body : undefined);
  });
