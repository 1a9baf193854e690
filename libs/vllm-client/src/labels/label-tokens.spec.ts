import { describe, expect, it } from '@jest/globals';
import {
  ModelBadRequestError,
  ModelOverloadedError,
  ModelUnauthorizedError,
} from '../model-client.errors.js';
import type { Tokenization, TokenizeRequest } from '../model-client.port.js';
import { FakeModelClient } from '../testing/fake-model-client.js';
import { labelTokens } from './label-tokens.js';

/** A client whose vocabulary is a table from text to tokens; conversations are their messages' tokens in a row. */
class TableClient extends FakeModelClient {
  constructor(
    private readonly table: Record<string, number[]>,
    private readonly behaviour: {
      closesTurn?: boolean;
      refuses?: (request: TokenizeRequest) => Error | null;
    } = {},
  ) {
    super({ answers: () => ({ x: 1 }) });
  }

  override async tokenize(request: TokenizeRequest): Promise<Tokenization> {
    const refusal = this.behaviour.refuses?.(request);
    if (refusal) throw refusal;
    const known = Object.entries(this.table);
    const tokensOf = (text: string): number[] => this.table[text] ?? [9];
    const tokens =
      'prompt' in request
        ? tokensOf(request.prompt)
        : [
            ...request.messages.flatMap(({ content }) => tokensOf(content)),
            ...(this.behaviour.closesTurn && request.continueFinalMessage ? [99] : []),
          ];
    const textOf = (token: number): string => known.find(([, ids]) => ids[0] === token)?.[0] ?? '<unk>';
    return { tokens, tokenTexts: tokens.map(textOf), maxModelLength: null };
  }
}

const messages = [{ role: 'user', content: 'Q' }] as const;
const find = (client: TableClient, labels: string[]): ReturnType<typeof labelTokens> =>
  labelTokens(client, { model: 'm', labels, messages });

describe('labelTokens', () => {
  it('collects the distinct one-token spellings of each label', async () => {
    const client = new TableClient({ Q: [1, 2], '3': [30], ' 3': [31], '4': [40], ' 4': [5, 40] });
    await expect(find(client, ['3', '4'])).resolves.toEqual({
      kind: 'single',
      ids: { '3': [30, 31], '4': [40] },
    });
  });

  it('names a token once though bare and spaced spelling share it', async () => {
    const client = new TableClient({ Q: [1], '3': [30], ' 3': [30] });
    await expect(find(client, ['3'])).resolves.toEqual({ kind: 'single', ids: { '3': [30] } });
  });

  it('says so when a label takes several tokens', async () => {
    const client = new TableClient({ Q: [1], NTA: [7], YTA: [8, 7], ' YTA': [6, 8, 7] });
    await expect(find(client, ['NTA', 'YTA'])).resolves.toEqual({ kind: 'multiple' });
  });

  it('does not take the mark for unknown text for a label', async () => {
    const client = new TableClient({ Q: [1], '3': [30] });
    await expect(find(client, ['3', 'INFO'])).resolves.toEqual({ kind: 'multiple' });
  });

  it('does not let two labels share a token', async () => {
    const client = new TableClient({ Q: [1], a: [7], A: [7] });
    await expect(find(client, ['a', 'A'])).resolves.toEqual({ kind: 'multiple' });
  });

  it('sees through a server that closes the turn although told not to', async () => {
    const client = new TableClient({ Q: [1], '3': [30], NTA: [7, 8] }, { closesTurn: true });
    await expect(find(client, ['3'])).resolves.toEqual({ kind: 'single', ids: { '3': [30] } });
    await expect(find(client, ['NTA'])).resolves.toEqual({ kind: 'multiple' });
  });

  it('goes by the bare spelling where the server does not tokenize conversations', async () => {
    const refuses = (request: TokenizeRequest): Error | null =>
      'messages' in request ? new ModelBadRequestError('prompt is required') : null;
    const client = new TableClient({ '3': [30] }, { refuses });
    await expect(find(client, ['3'])).resolves.toMatchObject({ kind: 'single', ids: { '3': [30] } });
  });

  it('does not know where the server does not tokenize at all', async () => {
    const client = new TableClient({}, { refuses: () => new ModelUnauthorizedError('proxy says no') });
    await expect(find(client, ['3'])).resolves.toEqual({ kind: 'unknown' });
  });

  it('does not take a server under load for one that cannot tokenize', async () => {
    const client = new TableClient({}, { refuses: () => new ModelOverloadedError('full', { status: 503 }) });
    await expect(find(client, ['3'])).rejects.toBeInstanceOf(ModelOverloadedError);
  });
});
