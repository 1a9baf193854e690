import { ModelClientError, ModelPoolMismatchError, ModelUnavailableError } from '../model-client.errors.js';
import type { ModelCard } from '../model-client.port.js';
import type { AdapterBook } from './adapter-book.js';
import type { PoolEndpoint } from './pool-endpoint.js';

export interface RosterOptions {
  readonly endpoints: readonly PoolEndpoint[];
  readonly book: AdapterBook;
  /** First wait before an endpoint that was not well is looked at again; doubles up to eight times this. */
  readonly lookAgainMs: number;
  /** Called when an endpoint has become ready. */
  readonly onReady: () => void;
  /** Called when one has ceased to be. */
  readonly onLost: () => void;
}

const MOST_DOUBLINGS = 3;

/** Which endpoints may be asked: well, and serving the same base models as the others. */
export class PoolRoster {
  readonly endpoints: readonly PoolEndpoint[];
  /** Ids and roots of the base models, as the first endpoint that was well serves them. */
  #reference: { readonly models: string; readonly name: string } | null = null;
  #opening: Promise<void> | null = null;
  #isOpen = false;
  /** Set when endpoints that were well at the start serve different models: a wrong set-up, to be told at once. */
  #refusal: ModelPoolMismatchError | null = null;
  readonly #looking = new Set<PoolEndpoint>();
  /** Will be looked at again. */
  readonly #awaited = new Map<PoolEndpoint, NodeJS.Timeout>();
  #isClosed = false;

  constructor(private readonly options: RosterOptions) {
    this.endpoints = options.endpoints;
  }

  get isOpen(): boolean {
    return this.#isOpen && this.#refusal === null;
  }

  /** Looks at every endpoint once, in their order, so that the first that is well says what the pool serves. */
  async open(): Promise<void> {
    this.#opening ??= this.#lookAtAll();
    await this.#opening;
    if (this.#refusal) throw this.#refusal;
  }

  ready(): PoolEndpoint[] {
    return this.endpoints.filter(({ state }) => state === 'ready');
  }

  /** Takes an endpoint out of use until it is well again. */
  drain(endpoint: PoolEndpoint, trouble: ModelClientError): void {
    const wasReady = endpoint.state === 'ready';
    endpoint.state = trouble instanceof ModelPoolMismatchError ? 'barred' : 'drained';
    endpoint.trouble = trouble;
    this.#lookLater(endpoint);
    if (wasReady) this.options.onLost();
  }

  /** After a failure that may be the request's or the server's: asks the server how it is. */
  async examine(endpoint: PoolEndpoint): Promise<void> {
    if (endpoint.state !== 'ready' || this.#looking.has(endpoint)) return;
    this.#looking.add(endpoint);
    try {
      const { state, message } = await endpoint.health();
      if (state !== 'ready' && endpoint.state === 'ready')
        this.drain(endpoint, unwell(`${endpoint.name} is ${state}: ${message ?? 'no reason given'}`));
    } finally {
      this.#looking.delete(endpoint);
    }
  }

  /** Why nothing is ready. */
  trouble(): ModelClientError {
    const troubles = this.endpoints.flatMap(({ trouble }) => trouble ?? []);
    const [first] = troubles;
    // Waiting does not help: a wrong key, for example, which is told as such.
    if (first && (troubles.length === 1 || !this.mayRecover)) return first;
    return unwell(`No endpoint is ready. ${troubles.map(({ message }) => message).join(' ')}`, first);
  }

  /** Whether waiting may help: not when every endpoint refuses the key, for example. */
  get mayRecover(): boolean {
    return this.endpoints.some(
      ({ trouble }) => trouble === null || trouble instanceof ModelUnavailableError || trouble.retryable,
    );
  }

  async #lookAtAll(): Promise<void> {
    const seen = await Promise.all(this.endpoints.map((endpoint) => this.#cardsOf(endpoint)));
    for (const [index, endpoint] of this.endpoints.entries()) this.#judge(endpoint, seen[index] ?? noCards());
    const barred = this.endpoints.find(({ state }) => state === 'barred')?.trouble;
    this.#refusal = barred instanceof ModelPoolMismatchError ? barred : null;
    this.#isOpen = true;
  }

  async #cardsOf(endpoint: PoolEndpoint): Promise<ModelCard[] | ModelClientError> {
    try {
      return await endpoint.look();
    } catch (error) {
      if (error instanceof ModelClientError) return error;
      throw error;
    }
  }

  #judge(endpoint: PoolEndpoint, seen: ModelCard[] | ModelClientError): void {
    if (seen instanceof ModelClientError) return this.drain(endpoint, seen);
    const models = signatureOf(seen);
    this.#reference ??= { models, name: endpoint.name };
    if (models !== this.#reference.models) {
      const { name, models: others } = this.#reference;
      const message = `The endpoints of a pool must serve the same base model: ${name} serves ${others}, ${endpoint.name} serves ${models}.`;
      return this.drain(endpoint, new ModelPoolMismatchError(message));
    }
    for (const { id, parent } of seen)
      if (parent !== null && this.options.book.isDropped(id)) void this.#unload(endpoint, id);
    endpoint.state = 'ready';
    endpoint.trouble = null;
    endpoint.looks = 0;
    endpoint.pausedUntil = 0;
    endpoint.cap.restart();
    this.options.onReady();
  }

  /** It was away when the adapter was unloaded. What fails here costs nobody an answer. */
  async #unload(endpoint: PoolEndpoint, name: string): Promise<void> {
    await endpoint.unloadAdapter(name).catch((error: unknown) => {
      if (!(error instanceof ModelClientError)) throw error;
    });
  }

  /** Looks at nothing any more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#awaited.values()) clearTimeout(timer);
  }

  #lookLater(endpoint: PoolEndpoint): void {
    if (this.#isClosed || this.#awaited.has(endpoint)) return;
    const delay = this.options.lookAgainMs * 2 ** Math.min(endpoint.looks, MOST_DOUBLINGS);
    endpoint.looks += 1;
    const look = (): void => {
      this.#awaited.delete(endpoint);
      void this.#lookAgain(endpoint);
    };
    this.#awaited.set(endpoint, setTimeout(look, delay).unref());
  }

  async #lookAgain(endpoint: PoolEndpoint): Promise<void> {
    const seen = await this.#cardsOf(endpoint).catch((error: unknown) => unwell(String(error)));
    this.#judge(endpoint, seen);
    if (this.endpoints.every(({ state }) => state !== 'barred')) this.#refusal = null;
  }
}

function noCards(): ModelClientError {
  return unwell('It was not looked at.');
}

function unwell(message: string, cause?: unknown): ModelUnavailableError {
  return new ModelUnavailableError(message, { connectionReset: false, cause });
}

/** "id (root)" of each base model. Which adapters are loaded, and where, may differ. */
function signatureOf(cards: readonly ModelCard[]): string {
  const base = cards.filter(({ parent }) => parent === null);
  return base
    .map(({ id, root }) => `${id} (${root ?? 'no root given'})`)
    .sort()
    .join(', ');
}
