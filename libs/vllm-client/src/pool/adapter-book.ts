import { ModelPoolMismatchError } from '../model-client.errors.js';
import type { ModelCard } from '../model-client.port.js';

interface Entry {
  readonly path: string;
  /** Loaded through this pool, and so surely what is meant; else only seen on an endpoint. */
  readonly isOurs: boolean;
  /** Another path that some endpoint has under this name. */
  readonly rival?: string;
}

/** Where each adapter lies, so that an endpoint that lacks one can be given it. */
export class AdapterBook {
  readonly #entries = new Map<string, Entry>();
  /** Unloaded through this pool; an endpoint that was away then may still have them. */
  readonly #dropped = new Set<string>();

  set(name: string, path: string): void {
    this.#entries.set(name, { path, isOurs: true });
    this.#dropped.delete(name);
  }

  drop(name: string): void {
    this.#entries.delete(name);
    this.#dropped.add(name);
  }

  isDropped(name: string): boolean {
    return this.#dropped.has(name);
  }

  /** Takes over what an endpoint has from before, or from another process. */
  learn(card: ModelCard): void {
    if (card.parent === null || card.root === null || this.#dropped.has(card.id)) return;
    const known = this.#entries.get(card.id);
    if (!known) this.#entries.set(card.id, { path: card.root, isOurs: false });
    else if (!known.isOurs && known.path !== card.root)
      this.#entries.set(card.id, { ...known, rival: card.root });
  }

  /**
   * Path of an adapter; undefined for a base model and for what nobody knows.
   * @throws ModelPoolMismatchError when endpoints have different adapters of that name and nobody said which is meant
   */
  pathOf(name: string): string | undefined {
    const entry = this.#entries.get(name);
    if (entry?.rival !== undefined)
      throw new ModelPoolMismatchError(
        `Endpoints have different adapters named ${name}: ${entry.path} and ${entry.rival}. Load it again with replace.`,
      );
    return entry?.path;
  }
}
