import { SeededRandom } from '@ethogram/core';
import {
  type Agent,
  distributionAgent,
  greedyAgent,
  type PromptMessage,
  PromptRefusal,
  RANDOM_AGENT,
  textAgent,
  type Turn,
} from '@ethogram/suites';
import {
  MalformedAnswerError,
  ModelBadRequestError,
  type ModelClient,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnprocessableError,
  PromptTooLongError,
  readLabelDistribution,
} from '@ethogram/vllm-client';
import type { PlayAgent } from '../run/run-subject.js';
import { labelSetKey, type RunProbe, type Steering } from '../run/run-settings.js';
import { withSteering } from '../run/steered-prompt.js';
import { commonProbes } from './common-probe.js';

/** Long enough to tell a refusal from a ramble. */
const EXPLANATION_TOKENS = 16;
/** Of an answer that should be a number. */
const CHOICE_TOKENS = 16;

export interface Player {
  readonly kind: PlayAgent;
  readonly client: ModelClient;
  readonly model: string;
  readonly probes: readonly RunProbe[];
  readonly steering: Steering | null;
  readonly seed: number;
  readonly repeat: number;
  readonly signal: AbortSignal;
}

/** Who decides in a run's plays. `playKey` is part of every seed, so that no two plays draw alike. */
export function playAgent(player: Player, playKey: string): Agent {
  switch (player.kind) {
    case 'random':
      return RANDOM_AGENT;
    case 'greedy':
      return greedyAgent();
    case 'distribution':
      return byProbabilities(player, playKey);
    case 'sampled':
      return textAgent(player.model, (prompt, turn) =>
        orRefusal(async () => {
          const asked = {
            ...chatOf(player, playKey, turn, prompt),
            maxTokens: CHOICE_TOKENS,
            temperature: 1,
          };
          return (await player.client.chat(asked)).text;
        }),
      );
  }
}

function byProbabilities(player: Player, playKey: string): Agent {
  const probes = commonProbes(player.probes);
  const probeOf = (labels: readonly string[]) => {
    const probe = probes.get(labelSetKey(labels));
    if (!probe) throw new Error(`The server was never probed for the labels ${labels.join(' ')}.`);
    return probe;
  };
  return distributionAgent(player.model, {
    method: [...probes.values()][0]?.method ?? 'text',
    ask: (prompt, labels, turn) =>
      orRefusal(() =>
        readLabelDistribution(player.client, {
          ...probeOf(labels),
          ...chatOf(player, playKey, turn, prompt),
          labels,
        }),
      ),
    explain: async (prompt, turn) => {
      const asked = chatOf(player, playKey, turn, prompt);
      const said = await orRefusal(() =>
        player.client.chat({ ...asked, maxTokens: EXPLANATION_TOKENS, temperature: 0 }),
      );
      return said instanceof PromptRefusal ? said.message : said.text;
    },
  });
}

function chatOf(
  { model, steering, seed, repeat, signal }: Player,
  playKey: string,
  turn: Turn,
  prompt: PromptMessage[],
) {
  // The same for base and tuned model: what is drawn differs only by what the models would say.
  const parts = repeat === 0 ? [seed, playKey] : [seed, playKey, 'repeat', repeat];
  return {
    model,
    messages: withSteering(steering, prompt),
    seed: SeededRandom.from('turn', ...parts, turn.number).integer(2 ** 31 - 1),
    signal,
  };
}

/**
 * What the server makes of the prompt itself is an outcome: refused for good, failed on, not answered in time, or answered
 * with something unreadable. That nobody answers says nothing about the prompt and is thrown.
 */
async function orRefusal<Answer>(ask: () => Promise<Answer>): Promise<Answer | PromptRefusal> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PromptTooLongError) return new PromptRefusal('too long', error.message);
    const isFault = error instanceof ModelServerFaultError && error.status === 500;
    if (isFault || ABOUT_THE_PROMPT.some((kind) => error instanceof kind))
      return new PromptRefusal('rejected', (error as Error).message);
    throw error;
  }
}

const ABOUT_THE_PROMPT = [
  ModelBadRequestError,
  ModelUnprocessableError,
  MalformedAnswerError,
  ModelTimeoutError,
];
