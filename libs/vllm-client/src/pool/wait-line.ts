/** Somebody who waits for an endpoint. */
interface Waiter<Grant> {
  /** Tries to serve; null when there is nothing for this one now. */
  readonly attempt: () => Grant | null;
  readonly resolve: (grant: Grant) => void;
  readonly reject: (reason: unknown) => void;
}

/** Callers in the order they came, those whose request failed elsewhere first. Bounded, so that memory is. */
export class WaitLine<Grant> {
  readonly #first = new Set<Waiter<Grant>>();
  readonly #then = new Set<Waiter<Grant>>();

  constructor(private readonly most: number) {}

  get length(): number {
    return this.#first.size + this.#then.size;
  }

  get isFull(): boolean {
    return this.length >= this.most;
  }

  wait(attempt: () => Grant | null, isRepeat: boolean, signal: AbortSignal | undefined): Promise<Grant> {
    const line = isRepeat ? this.#first : this.#then;
    return new Promise<Grant>((resolve, reject) => {
      const leave = (): void => {
        line.delete(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter<Grant> = {
        attempt,
        resolve: (grant) => {
          signal?.removeEventListener('abort', leave);
          resolve(grant);
        },
        reject: (reason) => {
          signal?.removeEventListener('abort', leave);
          reject(reason);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      line.add(waiter);
    });
  }

  /** Serves from the front until somebody cannot be served; one who avoids an endpoint is passed over. */
  serve(): void {
    for (const waiter of this.#first) this.#serveOne(this.#first, waiter);
    for (const waiter of this.#then) if (!this.#serveOne(this.#then, waiter)) return;
  }

  rejectAll(reason: unknown): void {
    for (const line of [this.#first, this.#then]) {
      const waiters = [...line];
      line.clear();
      for (const waiter of waiters) waiter.reject(reason);
    }
  }

  #serveOne(line: Set<Waiter<Grant>>, waiter: Waiter<Grant>): boolean {
    const grant = waiter.attempt();
    if (grant === null) return false;
    line.delete(waiter);
    waiter.resolve(grant);
    return true;
  }
}
