import { z } from 'zod';
import {
  MalformedAnswerError,
  ModelBadRequestError,
  type ModelClientError,
  type ModelClientErrorDetails,
  ModelGatewayError,
  ModelNotFoundError,
  ModelNotImplementedError,
  ModelOverloadedError,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnauthorizedError,
  ModelUnprocessableError,
  PromptTooLongError,
} from '../model-client.errors.js';

/** An HTTP answer as read from the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

const errorObject = z.object({ message: z.string(), code: z.union([z.number(), z.string()]).nullish() });
const errorBody = z.union([
  z.object({ error: errorObject }).transform(({ error }) => ({ message: error.message, code: error.code })),
  // A wrong key is answered with a bare string under `error`.
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error, code: null })),
  // Older servers put the error's fields at the top.
  z.object({ object: z.literal('error'), message: z.string(), code: z.number() }),
]);
/** What the web framework under the server answers by itself, for example for a route it does not have. */
const frameworkBody = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) });

const LONGEST_EXCERPT = 300;

/** The typed error for an answer whose status is not a success. `what` names the request, as in "POST /tokenize". */
export function errorFromAnswer(what: string, answer: RawAnswer): ModelClientError {
  const json = parseJson(answer.text);
  const details = detailsOf(answer);
  if (json === undefined) {
    const page = excerpt(answer.text);
    return new ModelGatewayError(
      `${what} was answered with status ${answer.status} by something that is not a model server${page && `: ${page}`}`,
      details,
    );
  }
  const said = errorBody.safeParse(json);
  if (said.success) return errorOfStatus(answer.status, `${what}: ${said.data.message}`, details);
  const framework = frameworkBody.safeParse(json);
  const message = framework.success ? frameworkMessage(framework.data.detail) : excerpt(answer.text);
  const text = `${what}: ${message || `status ${answer.status}`}`;
  return errorOfStatus(answer.status, text, { ...details, routeMissing: framework.success });
}

/** An error that travelled under a success status, alone or inside an event stream; null if there is none. */
export function errorInsideSuccess(what: string, answer: RawAnswer): ModelClientError | null {
  const json = parseJson(answer.text);
  const bodies = json === undefined ? eventStreamData(answer.text).map(parseJson) : [json];
  return bodies.map((body) => errorIn(what, answer, body)).find((error) => error !== null) ?? null;
}

function errorIn(what: string, answer: RawAnswer, body: unknown): ModelClientError | null {
  // Every answer comes by here: most are told from an error by two looks.
  if (typeof body !== 'object' || body === null || !('error' in body || 'message' in body)) return null;
  const said = errorBody.safeParse(body);
  if (!said.success) return null;
  const code = Number(said.data.code);
  const status = Number.isInteger(code) && code >= 400 && code <= 599 ? code : 500;
  return errorOfStatus(status, `${what}: ${said.data.message}`, detailsOf({ ...answer, status }));
}

/** Reads a success body, or rejects it with what is wrong with it. */
export function parseAnswer<Shape>(what: string, answer: RawAnswer, schema: z.ZodType<Shape>): Shape {
  const json = parseJson(answer.text);
  const inside = json === undefined ? errorInsideSuccess(what, answer) : errorIn(what, answer, json);
  if (inside) throw inside;
  if (json === undefined) {
    throw new MalformedAnswerError(
      `${what} was answered with something that is not JSON: ${excerpt(answer.text)}`,
      {
        status: answer.status,
      },
    );
  }
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new MalformedAnswerError(`${what} was answered with an unexpected body (${problems.join('; ')})`, {
    status: answer.status,
  });
}

type ErrorDetails = ModelClientErrorDetails & { readonly status: number; readonly routeMissing?: boolean };

function errorOfStatus(status: number, message: string, details: ErrorDetails): ModelClientError {
  switch (status) {
    case 400:
      return badRequest(message, details);
    case 401:
    case 403:
      return new ModelUnauthorizedError(message, details);
    case 404:
      return new ModelNotFoundError(message, details);
    case 408:
      return new ModelTimeoutError(message, details);
    case 422:
      return new ModelUnprocessableError(message, details);
    case 429:
    case 503:
      return new ModelOverloadedError(message, details);
    case 501:
      return new ModelNotImplementedError(message, details);
    default:
      return new ModelServerFaultError(message, details);
  }
}

function badRequest(message: string, details: ErrorDetails): ModelBadRequestError {
  const limit = /maximum (?:context length|model length)(?: is| of)? (\d+)?/i.exec(message);
  if (!limit) return new ModelBadRequestError(message, details);
  return new PromptTooLongError(message, { ...details, maxModelLength: limit[1] ? Number(limit[1]) : null });
}

function detailsOf(answer: RawAnswer): ErrorDetails {
  const { status, retryAfterMs } = answer;
  return retryAfterMs === null ? { status } : { status, retryAfterMs };
}

function frameworkMessage(detail: string | { msg: string }[]): string {
  return typeof detail === 'string' ? detail : detail.map(({ msg }) => msg).join('; ');
}

function eventStreamData(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length)] : []));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The start of a body as one line of plain text, tags left out. */
function excerpt(text: string): string {
  const plain = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > LONGEST_EXCERPT ? `${plain.slice(0, LONGEST_EXCERPT)}…` : plain;
}
