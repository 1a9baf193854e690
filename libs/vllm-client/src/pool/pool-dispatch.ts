import {
  ModelClientError,
  ModelOverloadedError,
  ModelTimeoutError,
  ModelUnavailableError,
} from '../model-client.errors.js';
import type { Turn } from './adaptive-cap.js';
import type { PoolEndpoint } from './pool-endpoint.js';
import type { PoolRoster } from './pool-roster.js';
import { WaitLine } from './wait-line.js';

export interface DispatchOptions {
  readonly longestLine: number;
  readonly patienceMs: number;
}

/** The right to one request to one endpoint; ended exactly once. */
export interface Lease {
  readonly endpoint: PoolEndpoint;
  readonly turn: Turn;
}

/** Gives each request the endpoint with the least under way, and lets callers wait while all have enough. */
export class PoolDispatch {
  readonly #line: WaitLine<Lease>;
  /** Runs while nothing is ready. It keeps the process alive for those who wait. */
  #outage: NodeJS.Timeout | null = null;
  #patienceIsOver = false;
  /** Moves on with every pick, so that equals take turns. */
  #offset = 0;

  constructor(
    private readonly roster: PoolRoster,
    private readonly options: DispatchOptions,
  ) {
    this.#line = new WaitLine(options.longestLine);
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** @param avoid the endpoint at which the request failed before; taken again only when no other is ready */
  lease(avoid: PoolEndpoint | null, signal: AbortSignal | undefined): Lease | Promise<Lease> {
    signal?.throwIfAborted();
    const lease = this.#line.length === 0 || avoid !== null ? this.#take(avoid) : null;
    if (lease) return lease;
    if (this.roster.ready().length === 0) {
      if (this.#patienceIsOver || !this.roster.mayRecover) throw this.roster.trouble();
      this.#startOutage();
    }
    if (this.#line.isFull) {
      const { longestLine } = this.options;
      throw new ModelOverloadedError(
        `${longestLine} requests wait for an endpoint already; no more are taken.`,
      );
    }
    return this.#line.wait(() => this.#take(avoid), avoid !== null, signal);
  }

  succeeded({ endpoint }: Lease): void {
    endpoint.overloads = 0;
    endpoint.cap.succeeded();
  }

  failed({ endpoint, turn }: Lease, error: unknown): void {
    if (error instanceof ModelOverloadedError) {
      endpoint.cap.overloaded(turn);
    } else if (error instanceof ModelUnavailableError && !error.connectionReset) {
      this.roster.drain(endpoint, error);
    } else if (error instanceof ModelClientError && (error.retryable || error instanceof ModelTimeoutError)) {
      void this.roster.examine(endpoint);
    }
  }

  end({ endpoint }: Lease): void {
    endpoint.cap.giveBack();
    this.#line.serve();
  }

  /** An overloaded endpoint is left alone for a while. */
  pause(endpoint: PoolEndpoint, milliseconds: number): void {
    endpoint.pausedUntil = Math.max(endpoint.pausedUntil, performance.now() + milliseconds);
    this.#serveAfterPause(endpoint);
  }

  /** Looks at the time again: on a busy loop a timer counts from a moment that has passed, and comes early. */
  #serveAfterPause(endpoint: PoolEndpoint): void {
    const left = endpoint.pausedUntil - performance.now();
    if (left > 0) setTimeout(() => this.#serveAfterPause(endpoint), Math.ceil(left));
    else this.#line.serve();
  }

  endpointReady(): void {
    if (this.#outage) clearTimeout(this.#outage);
    this.#outage = null;
    this.#patienceIsOver = false;
    this.#line.serve();
  }

  endpointLost(): void {
    if (this.roster.ready().length > 0) return;
    if (!this.roster.mayRecover) this.#line.rejectAll(this.roster.trouble());
    else if (this.#line.length > 0) this.#startOutage();
  }

  close(): void {
    if (this.#outage) clearTimeout(this.#outage);
    this.#line.rejectAll(new ModelUnavailableError('The pool was closed.', { connectionReset: false }));
  }

  #startOutage(): void {
    this.#outage ??= setTimeout(() => {
      this.#outage = null;
      this.#patienceIsOver = true;
      this.#line.rejectAll(this.roster.trouble());
    }, this.options.patienceMs);
  }

  #take(avoid: PoolEndpoint | null): Lease | null {
    const endpoint = this.#best(avoid) ?? (avoid && this.#isAlone(avoid) ? this.#best(null) : null);
    return endpoint && { endpoint, turn: endpoint.cap.take() };
  }

  #best(avoid: PoolEndpoint | null): PoolEndpoint | null {
    const { endpoints } = this.roster;
    const now = performance.now();
    let best: PoolEndpoint | null = null;
    this.#offset = (this.#offset + 1) % endpoints.length;
    for (let step = 0; step < endpoints.length; step += 1) {
      const endpoint = endpoints[(this.#offset + step) % endpoints.length];
      if (!endpoint || endpoint === avoid || endpoint.state !== 'ready') continue;
      if (endpoint.pausedUntil > now || !endpoint.cap.hasRoom) continue;
      if (best === null || endpoint.cap.inFlight < best.cap.inFlight) best = endpoint;
    }
    return best;
  }

  #isAlone(endpoint: PoolEndpoint): boolean {
    return this.roster.ready().every((other) => other === endpoint);
  }
}
