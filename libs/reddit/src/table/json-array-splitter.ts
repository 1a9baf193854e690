import type { SplitLine } from '../dump/line-splitter.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** An element of the list and the line it begins on; `number` counts elements from 1. */
export interface SplitElement extends SplitLine {
  startLine: number;
}

/**
 * Splits a JSON list into the bytes of its elements, without holding more than one of them. What is inside an element
 * is left to the parser; only brackets and quotes are looked at.
 */
export class JsonArraySplitter {
  private parts: Buffer[] = [];
  private heldBytes = 0;
  private depth = 0;
  private inText = false;
  private isEscaped = false;
  private line = 1;
  private startLine = 1;
  private hasBegun = false;
  private taken = 0;

  constructor(private readonly maxBytes: number) {}

  /** False when the list was not closed. */
  get isComplete(): boolean {
    return this.hasBegun && this.depth === 0;
  }

  get count(): number {
    return this.taken;
  }

  *push(chunk: Buffer): Generator<SplitElement> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === NEWLINE) this.line += 1;
      if (this.inText) {
        this.passText(byte);
        continue;
      }
      if (byte === QUOTE) this.inText = true;
      else if (OPENING.has(byte)) {
        this.depth += 1;
        if (this.depth === 1) {
          from = at + 1;
          this.hasBegun = true;
        }
      } else if (CLOSING.has(byte)) this.depth -= 1;
      const isEnd = (byte === COMMA && this.depth === 1) || (CLOSING.has(byte) && this.depth === 0);
      if (isEnd) {
        this.hold(chunk.subarray(from, at));
        from = at + 1;
        if (this.heldBytes > 0) yield this.take();
      } else if (this.heldBytes === 0 && from === at && BLANK.has(byte)) {
        from = at + 1;
      } else if (this.heldBytes === 0 && from === at) this.startLine = this.line;
    }
    if (this.depth > 0) this.hold(chunk.subarray(from));
  }

  private passText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === BACKSLASH) this.isEscaped = true;
    else if (byte === QUOTE) this.inText = false;
  }

  private hold(part: Buffer): void {
    if (part.length === 0) return;
    this.heldBytes += part.length;
    if (this.heldBytes <= this.maxBytes) this.parts.push(Buffer.from(part));
    else this.parts = [];
  }

  private take(): SplitElement {
    const bytes = this.heldBytes > this.maxBytes ? null : Buffer.concat(this.parts);
    this.parts = [];
    this.heldBytes = 0;
    return { number: ++this.taken, startLine: this.startLine, bytes };
  }
}
