type Stage = 'magic' | 'skippable-size' | 'descriptor' | 'header' | 'block' | 'content' | 'checksum';

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;

/** Bytes where a zstd frame must start or continue do not form one. */
export class NotZstdError extends Error {
  override readonly name = 'NotZstdError';
}

/**
 * Finds where zstd frames end, without decoding them (RFC 8878 §3.1: magic, header, blocks, optional checksum).
 *
 * Needed because Node's decompressor stops after the first frame: further frames are dropped without an error when
 * they share a chunk with its end. Knowing the ends also makes a cut file certain instead of inferred.
 */
export class ZstdFrameScanner {
  private stage: Stage = 'magic';
  private wanted = 4;
  private held: number[] = [];
  private hasChecksum = false;
  private isLastBlock = false;

  /** True between frames: a file may end here and nowhere else. */
  get isBetweenFrames(): boolean {
    return this.stage === 'magic' && this.held.length === 0;
  }

  /**
   * Reads on through `chunk` from `from`.
   * @returns the index just after the current frame, or -1 when the frame goes on in the next chunk
   * @throws NotZstdError when the bytes are not a zstd frame
   */
  scan(chunk: Uint8Array, from: number): number {
    let at = from;
    for (;;) {
      if (this.stage === 'content') {
        const step = Math.min(this.wanted, chunk.length - at);
        at += step;
        this.wanted -= step;
      } else {
        while (this.held.length < this.wanted && at < chunk.length) this.held.push(chunk[at++] ?? 0);
      }
      const isStageComplete = this.stage === 'content' ? this.wanted === 0 : this.held.length === this.wanted;
      if (!isStageComplete) return -1;
      if (this.finishStage()) return at;
    }
  }

  /** Moves to the next stage; true when that ends the frame. */
  private finishStage(): boolean {
    const value = this.held.reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
    this.held = [];
    switch (this.stage) {
      case 'magic':
        return this.readMagic(value);
      case 'skippable-size':
        this.isLastBlock = true;
        this.hasChecksum = false;
        return this.enter('content', value);
      case 'descriptor':
        return this.readDescriptor(value);
      case 'header':
        return this.enter('block', 3);
      case 'block':
        return this.readBlockHeader(value);
      case 'content':
        if (!this.isLastBlock) return this.enter('block', 3);
        return this.hasChecksum ? this.enter('checksum', 4) : this.endFrame();
      case 'checksum':
        return this.endFrame();
    }
  }

  private readMagic(magic: number): boolean {
    if (magic === FRAME_MAGIC) return this.enter('descriptor', 1);
    if (magic - (magic % 16) === SKIPPABLE_MAGIC) return this.enter('skippable-size', 4);
    throw new NotZstdError('the data is not zstd');
  }

  private readDescriptor(descriptor: number): boolean {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    this.hasChecksum = (descriptor & 0x04) !== 0;
    const windowBytes = isSingleSegment ? 0 : 1;
    const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : (CONTENT_SIZE_BYTES[sizeFlag] ?? 0);
    return this.enter('header', windowBytes + (DICTIONARY_ID_BYTES[descriptor & 0x03] ?? 0) + sizeBytes);
  }

  private readBlockHeader(header: number): boolean {
    const type = (header >> 1) & 0x03;
    if (type === 3) throw new NotZstdError('a block of the zstd data is of no known type');
    this.isLastBlock = (header & 0x01) !== 0;
    const isRunLength = type === 1;
    return this.enter('content', isRunLength ? 1 : header >>> 3);
  }

  private enter(stage: Stage, wanted: number): false {
    this.stage = stage;
    this.wanted = wanted;
    return false;
  }

  private endFrame(): true {
    this.enter('magic', 4);
    return true;
  }
}
