export interface CapLimits {
  /** Requests under way at the start, and again after an endpoint has been away. */
  readonly initial: number;
  readonly least: number;
  readonly most: number;
}

/** What one request took from the cap; it says later which cuts it came before. */
export interface Turn {
  readonly cuts: number;
}

/**
 * How many requests an endpoint is given at a time: halved when it says that it is overloaded, grown by about one for
 * each full round of answers, and faster (by one an answer) until the first overload. Additive increase and
 * multiplicative decrease, as in TCP (Chiu & Jain 1989): endpoints of one pool then settle at what each can bear.
 */
export class AdaptiveCap {
  #limits: CapLimits;
  #value: number;
  #inFlight = 0;
  #cuts = 0;

  constructor(limits: CapLimits) {
    if (!(limits.least >= 1 && limits.least <= limits.initial && limits.initial <= limits.most))
      throw new RangeError('A cap needs 1 ≤ least ≤ initial ≤ most.');
    this.#limits = limits;
    this.#value = limits.initial;
  }

  get value(): number {
    return Math.floor(this.#value);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get hasRoom(): boolean {
    return this.#inFlight < this.value;
  }

  take(): Turn {
    this.#inFlight += 1;
    return { cuts: this.#cuts };
  }

  /** Whatever became of the request. */
  giveBack(): void {
    this.#inFlight -= 1;
  }

  /** Before the request is given back. A cap that was not used up says nothing about what the endpoint bears. */
  succeeded(): void {
    if (this.#inFlight < this.value) return;
    this.#value = Math.min(this.#limits.most, this.#value + (this.#cuts === 0 ? 1 : 1 / this.#value));
  }

  /** All requests that were under way at one cut are refused together; they cut once. */
  overloaded(turn: Turn): void {
    if (turn.cuts < this.#cuts) return;
    this.#cuts += 1;
    this.#value = Math.max(this.#limits.least, Math.floor(this.#value / 2));
  }

  restart(): void {
    this.#value = this.#limits.initial;
  }
}
