import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MalformedAnswerError } from './model-client.errors.js';
import { answersByPhrase } from './testing/fake-answer.js';
import { FakeModelClient } from './testing/fake-model-client.js';
import { modelClientContract } from './testing/model-client-contract.js';
import { StubVllmServer } from './testing/stub-vllm-server.js';
import { VllmModelClient } from './vllm-model-client.js';

const ADAPTER_PATH = '/adapters/lowered';
const engine = new FakeModelClient({
  answers: answersByPhrase([['digit', { '3': 0.5, '4': 0.25, ' 3': 0.05, 'I cannot say': 0.2 }]], {
    Hello: 1,
  }),
  adapters: { [ADAPTER_PATH]: () => ({ '1': 0.9, '2': 0.1 }) },
});
let stub: StubVllmServer;
let client: VllmModelClient;

beforeAll(async () => {
  stub = await StubVllmServer.start(engine, { apiKey: 'key' });
  client = new VllmModelClient({ baseUrl: stub.url, apiKey: 'key' });
});
afterAll(() => stub.stop());

describe('VllmModelClient keeps the contract: it', () => {
  const cases = modelClientContract(async () => ({
    client,
    model: engine.model,
    messages: [{ role: 'user', content: 'One digit, please.' }],
    labels: ['1', '2', '3', '4', '5', '6'],
    adapterPath: ADAPTER_PATH,
    strangerClient: new VllmModelClient({ baseUrl: stub.url, apiKey: 'wrong' }),
  }));
  for (const { name, run } of cases) it(name, run);
});

describe('VllmModelClient', () => {
  beforeEach(() => {
    stub.requests.length = 0;
  });
  const plain = { model: 'fake-model', messages: [], maxTokens: 4, temperature: 0.5, seed: 7 };

  it('sends exactly the fields of the chat request', async () => {
    await client.chat({
      ...plain,
      logprobs: { kind: 'tokenIds', ids: [51, 52] },
      structuredChoice: ['3', '4'],
    });
    expect(stub.requests[0]?.body).toEqual({
      model: 'fake-model',
      messages: [],
      max_tokens: 4,
      temperature: 0.5,
      seed: 7,
      chat_template_kwargs: { enable_thinking: false },
      logprobs: true,
      logprob_token_ids: [51, 52],
      return_tokens_as_token_ids: true,
      structured_outputs: { choice: ['3', '4'] },
    });
  });

  it('asks for no log probabilities unless told to', async () => {
    await client.chat(plain);
    expect(stub.requests[0]?.body).not.toHaveProperty('logprobs');
  });

  it('tokenizes with the same chat template arguments as it chats', async () => {
    const own = new VllmModelClient({
      baseUrl: stub.url,
      apiKey: 'key',
      chatTemplateArguments: { style: 'short' },
    });
    await own.tokenize({ model: 'fake-model', messages: [], continueFinalMessage: true });
    expect(stub.requests[0]?.body).toMatchObject({
      add_generation_prompt: false,
      continue_final_message: true,
      chat_template_kwargs: { style: 'short' },
    });
  });

  it('reads a dead engine from its health', async () => {
    stub.failNext({ status: 503, body: '' });
    await expect(client.health()).resolves.toMatchObject({ state: 'dead' });
    expect(stub.requests).toHaveLength(1);
  });

  it('reads an answer without content or usage, and rejects one without choices', async () => {
    const body = { choices: [{ message: { content: null } }] };
    stub.failNext({ status: 200, body: JSON.stringify(body) }, { status: 200, body: '{"choices":[]}' });
    await expect(client.chat(plain)).resolves.toEqual({
      text: '',
      finishReason: null,
      positions: null,
      promptTokens: null,
      answerTokens: null,
    });
    await expect(client.chat(plain)).rejects.toBeInstanceOf(MalformedAnswerError);
  });

  it('reads minus infinity as it is sent', async () => {
    const content = [
      { token: 'token_id:5', logprob: 0, top_logprobs: [{ token: 'token_id:6', logprob: -9999.0 }] },
    ];
    const body = { choices: [{ message: { content: 'x' }, logprobs: { content } }] };
    stub.failNext({ status: 200, body: JSON.stringify(body) });
    const answer = await client.chat(plain);
    expect(answer.positions).toEqual([
      { tokenId: 5, text: null, logprob: 0, alternatives: [{ tokenId: 6, text: null, logprob: -9999 }] },
    ]);
  });
});
