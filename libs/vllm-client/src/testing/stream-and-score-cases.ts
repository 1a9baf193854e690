import assert from 'node:assert/strict';
import { ModelNotFoundError } from '../model-client.errors.js';
import { ask, type Check } from './contract-world.js';

/** The part of the contract about answers that come piece by piece and about the probability of given texts. */
export const STREAM_AND_SCORE_CASES: Record<string, Check> = {
  'streams the answer it gives whole': async (world) => {
    const whole = await world.client.chat(ask(world));
    const parts = await collected(world.client.chatStream(ask(world)));
    assert.equal(parts.map(({ text }) => text).join(''), whole.text);
    assert.equal(parts.at(-1)?.finishReason, whole.finishReason);
    assert.ok(parts.slice(0, -1).every(({ finishReason }) => finishReason === null));
  },
  'lets go of a stream that is left or aborted, and refuses one it cannot begin': async (world) => {
    for await (const part of world.client.chatStream(ask(world))) {
      assert.ok(part);
      break;
    }
    const reason = new Error('read enough');
    const controller = new AbortController();
    const reading = (async (): Promise<void> => {
      for await (const part of world.client.chatStream(ask(world, { signal: controller.signal }))) {
        assert.ok(!controller.signal.aborted, `"${part.text}" came after the abort`);
        controller.abort(reason);
      }
    })();
    await assert.rejects(reading, (error) => error === reason);
    const refused = collected(world.client.chatStream(ask(world, { model: 'no-such-model' })));
    await assert.rejects(refused, (error) => error instanceof ModelNotFoundError);
    assert.ok((await world.client.chat(ask(world))).text);
  },
  'scores a text by its tokens but the first, the same way each time': async ({ client, model }) => {
    const [text, longer] = ['The forest is quiet.', 'The forest is quiet. The forest is quiet.'];
    const score = await client.scoreText({ model, text });
    assert.ok(score.tokens >= 1 && Number.isInteger(score.tokens));
    assert.ok(Number.isFinite(score.logprob) && score.logprob < 0);
    const again = await client.scoreText({ model, text });
    assert.equal(again.tokens, score.tokens);
    assert.ok(Math.abs(again.logprob - score.logprob) < 1e-3);
    const more = await client.scoreText({ model, text: longer });
    assert.ok(more.tokens > score.tokens && more.logprob < score.logprob);
    await assert.rejects(
      client.scoreText({ model: 'no-such-model', text }),
      (error) => error instanceof ModelNotFoundError,
    );
  },
};

async function collected<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
