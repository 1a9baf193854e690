import type { LabelDistribution } from '../label-distribution.js';
import { type Outcome, readOutcome } from '../read-outcome.js';
import { step } from './engine.js';
import { explore } from './explore.js';
import { readChoiceText, readDistribution } from './parser.js';
import { PROMPT_CUTS, type PromptCut, type Turn, turnLabels, turnPrompt } from './prompt.js';
import type { PromptMessage } from '../sample-plan.js';

/** How an agent leans at one turn. */
export type Decision = {
  outcome: Outcome;
  /** One for each option, in the order shown, adding up to 1; null unless answered. */
  probabilities: readonly number[] | null;
  /** How they were read. Never mixed within one comparison. */
  method: string;
  /** Probability on the option numbers before renormalising; null where there is none. */
  mass: number | null;
  /** The text it answered with, if it did; of an error, what the server said. */
  answer: string | null;
  /** What was left out of the prompt; null where everything was told. */
  cut: PromptCut | null;
};

/** A policy: it sees a turn and has no memory of its own. */
export type Agent = { readonly key: string; decide(turn: Turn): Decision | Promise<Decision> };

const certain = (probabilities: readonly number[], method: string): Decision => ({
  outcome: 'answered',
  probabilities,
  method,
  mass: null,
  answer: null,
  cut: null,
});

/** Every option alike: what the others are measured against. */
export const RANDOM_AGENT: Agent = {
  key: 'random',
  decide: ({ order }) => certain(evenly(order.length), 'even'),
};

/**
 * Takes the options from which the most points can still be reached; evenly among several. `width` as in `explore`.
 * It sees the whole game, and takes chance to fall well: a ceiling, not a player.
 */
export function greedyAgent(options: { width?: number; moves?: number } = {}): Agent {
  const { width = 60, moves = 20_000 } = options;
  return {
    key: 'greedy',
    decide: ({ game, state, order }) => {
      const reachable = order.map(
        (choice) => explore(game, { width, moves, from: step(game, state, choice).state }).points,
      );
      const most = Math.max(...reachable);
      const best = reachable.filter((points) => points === most).length;
      return certain(
        reachable.map((points) => (points === most ? 1 / best : 0)),
        'look-ahead',
      );
    },
  };
}

/** A prompt the model server refuses for good. One that is too long is asked again with less of the past. */
export class PromptRefusal {
  constructor(
    readonly reason: 'too long' | 'rejected',
    readonly message: string,
  ) {}
}

type Asked<Answer> = { answer: Answer | PromptRefusal; prompt: PromptMessage[]; cut: PromptCut | null };

/** Asks with everything, then with less and less, until the model's context holds it. */
async function askShortened<Answer>(
  turn: Turn,
  ask: (prompt: PromptMessage[]) => Promise<Answer | PromptRefusal>,
): Promise<Asked<Answer>> {
  let asked: Asked<Answer> | null = null;
  let said: string | null = null;
  for (const [index, cut] of PROMPT_CUTS.entries()) {
    const prompt = turnPrompt(turn, cut);
    const content = prompt.map((message) => message.content).join('\n');
    // Where there is no past yet, leaving it out changes nothing.
    if (content === said) continue;
    said = content;
    asked = { answer: await ask(prompt), prompt, cut: index === 0 ? null : cut };
    if (!(asked.answer instanceof PromptRefusal) || asked.answer.reason !== 'too long') return asked;
  }
  return asked as Asked<Answer>;
}

const refusedPrompt = ({ message }: PromptRefusal, method: string, cut: PromptCut | null): Decision => ({
  outcome: 'error',
  probabilities: null,
  method,
  mass: null,
  answer: message,
  cut,
});

export type AskDistribution = {
  /** How the probabilities are read; stored with turns whose prompt was refused as well. */
  method: string;
  ask: (prompt: PromptMessage[], labels: string[], turn: Turn) => Promise<LabelDistribution | PromptRefusal>;
  /** What the model says instead of a label, asked only where it gave none. */
  explain?: (prompt: PromptMessage[], turn: Turn) => Promise<string>;
};

/** A model asked for the probabilities of the option labels. */
export function distributionAgent(key: string, { method, ask, explain }: AskDistribution): Agent {
  return {
    key,
    async decide(turn) {
      const labels = turnLabels(turn);
      const { answer, prompt, cut } = await askShortened(turn, (content) => ask(content, labels, turn));
      if (answer instanceof PromptRefusal) return refusedPrompt(answer, method, cut);
      const read = readDistribution(answer, labels);
      const asked = { method: answer.method, mass: answer.mass, cut };
      if (read.outcome === 'answered' || !explain) return { ...read, ...asked, answer: null };
      const text = await explain(prompt, turn);
      // A text that does open with a label still had too little probability on the labels to be drawn from.
      const outcome = readOutcome(text, labels) === 'refused' ? 'refused' : 'unparsable';
      return { ...read, ...asked, outcome, answer: text };
    },
  };
}

/** A model that answers with a text, sampled once a turn: asking until it complies would hide that it refused. */
export function textAgent(
  key: string,
  ask: (prompt: PromptMessage[], turn: Turn) => Promise<string | PromptRefusal>,
): Agent {
  return {
    key,
    async decide(turn) {
      const { answer, cut } = await askShortened(turn, (content) => ask(content, turn));
      if (answer instanceof PromptRefusal) return refusedPrompt(answer, SAMPLED_TEXT, cut);
      return { ...readChoiceText(answer, turnLabels(turn)), method: SAMPLED_TEXT, mass: null, answer, cut };
    },
  };
}

export const SAMPLED_TEXT = 'sampled text';

export function evenly(count: number): number[] {
  return Array.from({ length: count }, () => 1 / count);
}
