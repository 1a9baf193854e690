/** Deeper than any instrument file; nesting a file thousands of times would exhaust the stack. */
const DEEPEST = 32;

export interface JsonPlaces {
  /** Line, from 1, on which each value begins, by path as `pathText` writes it; '' is the whole. */
  readonly lines: ReadonlyMap<string, number>;
  /** Names an object has twice, of which JSON would silently keep the last. */
  readonly repeated: readonly { readonly path: string; readonly line: number }[];
  readonly isTooDeep: boolean;
}

/** Where the values of a JSON text stand. @param text valid JSON */
export function locateJson(text: string): JsonPlaces {
  const scanner = new Scanner(text);
  const isTooDeep = !scanner.value('', 0);
  return { lines: scanner.lines, repeated: scanner.repeated, isTooDeep };
}

class Scanner {
  readonly lines = new Map<string, number>();
  readonly repeated: { path: string; line: number }[] = [];
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  /** False when the value is nested too deeply; nothing after it is looked at. */
  value(path: string, depth: number): boolean {
    if (depth > DEEPEST) return false;
    this.space();
    this.lines.set(path, this.line);
    const first = this.text[this.at];
    if (first === '{') return this.members(path, depth);
    if (first === '[') return this.elements(path, depth);
    if (first === '"') this.string();
    else while (this.at < this.text.length && !/[\s,\]}]/.test(this.text[this.at] ?? '')) this.at += 1;
    return true;
  }

  private members(path: string, depth: number): boolean {
    const seen = new Set<string>();
    return this.list('}', () => {
      const name = this.string();
      const inner = path === '' ? name : `${path}.${name}`;
      if (seen.has(name)) this.repeated.push({ path: inner, line: this.line });
      seen.add(name);
      this.space();
      this.at += 1; // The colon.
      return this.value(inner, depth + 1);
    });
  }

  private elements(path: string, depth: number): boolean {
    let place = 0;
    return this.list(']', () => this.value(`${path}[${place++}]`, depth + 1));
  }

  private list(end: '}' | ']', one: () => boolean): boolean {
    this.at += 1;
    this.space();
    while (this.text[this.at] !== end) {
      if (!one()) return false;
      this.space();
      if (this.text[this.at] === ',') this.at += 1;
      this.space();
    }
    this.at += 1;
    return true;
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at += 1;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private space(): void {
    for (; ; this.at += 1) {
      const next = this.text[this.at];
      if (next === '\n') this.line += 1;
      else if (next !== ' ' && next !== '\t' && next !== '\r') return;
    }
  }
}
