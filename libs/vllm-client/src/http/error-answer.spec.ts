import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  MalformedAnswerError,
  ModelBadRequestError,
  type ModelClientError,
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
import { errorFromAnswer, parseAnswer } from './error-answer.js';

const answerOf = (
  status: number,
  body: unknown,
): { status: number; text: string; retryAfterMs: number | null } => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  retryAfterMs: null,
});
const errorOf = (status: number, body: unknown): ModelClientError =>
  errorFromAnswer('POST /v1/chat/completions', answerOf(status, body));
const shaped = (message: string, type: string, code: number): object => ({
  error: { message, type, param: null, code },
});

describe('errorFromAnswer', () => {
  it.each([
    [400, ModelBadRequestError, false],
    [401, ModelUnauthorizedError, false],
    [403, ModelUnauthorizedError, false],
    [404, ModelNotFoundError, false],
    [408, ModelTimeoutError, true],
    [409, ModelServerFaultError, false],
    [422, ModelUnprocessableError, false],
    [429, ModelOverloadedError, true],
    [500, ModelServerFaultError, true],
    [501, ModelNotImplementedError, false],
    [503, ModelOverloadedError, true],
  ] as const)('turns status %d into its own error', (status, type, retryable) => {
    const error = errorOf(status, shaped('It says why.', 'SomeError', status));
    expect(error.constructor).toBe(type);
    expect(error.status).toBe(status);
    expect(error.retryable).toBe(retryable);
    expect(error.message).toBe('POST /v1/chat/completions: It says why.');
  });

  it('reads the bare string of a wrong key', () => {
    const error = errorOf(401, { error: 'Unauthorized' });
    expect(error).toBeInstanceOf(ModelUnauthorizedError);
    expect(error.message).toContain('Unauthorized');
  });

  it.each([
    [
      "This model's maximum context length is 512 tokens. However, you requested 600 tokens. Please reduce it.",
      512,
    ],
    ['The decoder prompt (length 900) is longer than the maximum model length of 256.', 256],
    ['You passed more than the maximum context length allows', null],
  ])('recognises a prompt that is too long: %s', (message, limit) => {
    const error = errorOf(400, shaped(message, 'BadRequestError', 400));
    expect(error).toBeInstanceOf(PromptTooLongError);
    expect(error).toMatchObject({ maxModelLength: limit, code: 'MODEL_PROMPT_TOO_LONG', retryable: false });
  });

  it('tells a missing route from a missing model', () => {
    expect(errorOf(404, { detail: 'Not Found' })).toMatchObject({ routeMissing: true });
    const unknown = shaped('The model `x` does not exist.', 'NotFoundError', 404);
    expect(errorOf(404, unknown)).toMatchObject({ routeMissing: false });
  });

  it("reads the web framework's list of wrong fields", () => {
    const error = errorOf(422, {
      detail: [{ msg: 'Extra inputs are not permitted', loc: ['body', 'seed'] }],
    });
    expect(error.message).toBe('POST /v1/chat/completions: Extra inputs are not permitted');
  });

  it('recognises a page that no model server wrote, and quotes its text without tags', () => {
    const error = errorOf(502, '<html><body><h1>502 Bad Gateway</h1>\n<hr>nginx</body></html>');
    expect(error).toBeInstanceOf(ModelGatewayError);
    expect(error.retryable).toBe(true);
    expect(error.message).toMatch(/status 502 .*: 502 Bad Gateway nginx$/);
    expect(errorOf(404, 'no such page').retryable).toBe(false);
    expect(errorOf(504, '').retryable).toBe(true);
  });
});

describe('parseAnswer', () => {
  const schema = z.object({ tokens: z.array(z.number()) });
  const parse = (body: unknown): unknown => parseAnswer('POST /tokenize', answerOf(200, body), schema);

  it('reads what the schema asks for', () => {
    expect(parse({ tokens: [1, 2], more: true })).toEqual({ tokens: [1, 2] });
  });

  it('says which field is not as promised', () => {
    expect(() => parse({ tokens: ['a'] })).toThrow(MalformedAnswerError);
    expect(() => parse({ tokens: ['a'] })).toThrow(/tokens\.0/);
    expect(() => parse('<html></html>')).toThrow(MalformedAnswerError);
  });

  it('finds an error that travels under a success status', () => {
    expect(() => parse(shaped('engine died', 'InternalServerError', 500))).toThrow(ModelServerFaultError);
  });

  it('finds an error chunk inside an event stream', () => {
    const stream = `data: {"choices":[]}\n\ndata: ${JSON.stringify(shaped('queue full', 'X', 503))}\n\ndata: [DONE]\n`;
    expect(() => parse(stream)).toThrow(ModelOverloadedError);
  });
});
