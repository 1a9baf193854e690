interface Waiting<Item> {
  readonly item: Item;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Writes what comes, one batch at a time: an item that finds nothing being written is written at once, those that come
 * meanwhile go together in the next batch. Nobody waits for a batch to fill, so little is lost when the process dies.
 */
export class GroupCommit<Item> {
  private waiting: Waiting<Item>[] = [];
  private isWriting = false;

  /** @param most items in a batch; the database takes 65,535 parameters in one statement. */
  constructor(
    private readonly write: (batch: readonly Item[]) => Promise<void>,
    private readonly most = 500,
  ) {}

  /** Resolves when the item is written, rejects with what kept its batch from being. */
  add(item: Item): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.isWriting) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most);
      try {
        await this.write(batch.map(({ item }) => item));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isWriting = false;
  }
}
