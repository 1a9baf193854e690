/** A value of a JSON text with where it begins: an UTF-16 offset. */
export interface JsonNode {
  readonly start: number;
  /** The values inside by their names or numbers; none in a text, a number, true, false and null. */
  readonly inside: ReadonlyMap<string | number, JsonNode>;
}

export type JsonTree =
  | { readonly ok: true; readonly root: JsonNode; readonly value: unknown }
  | { readonly ok: false; readonly offset: number; readonly problem: string };

/** A text that stops being JSON at an offset. */
class JsonStop extends Error {
  constructor(
    readonly offset: number,
    problem: string,
  ) {
    super(problem);
  }
}

const TOKEN =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Reads JSON and keeps where everything stands; browsers' own parsers do not say where a text stops being JSON. */
export function readJson(text: string): JsonTree {
  const reader = new JsonReader(text);
  try {
    const root = reader.whole();
    return { ok: true, root, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof JsonStop) return { ok: false, offset: error.offset, problem: error.message };
    throw error;
  }
}

class JsonReader {
  private place = 0;

  constructor(private readonly text: string) {}

  whole(): JsonNode {
    const root = this.value();
    this.skipSpace();
    if (this.place < this.text.length) this.stop('Nothing may follow the end of the form.');
    return root;
  }

  private value(): JsonNode {
    this.skipSpace();
    const start = this.place;
    const sign = this.text[start];
    if (sign === '{') return { start, inside: this.entries('}', () => this.name()) };
    if (sign === '[') {
      let next = 0;
      return { start, inside: this.entries(']', () => next++) };
    }
    this.token('A value is missing or is not written as JSON.');
    return { start, inside: new Map() };
  }

  private entries(end: string, nameNext: () => string | number): Map<string | number, JsonNode> {
    const inside = new Map<string | number, JsonNode>();
    this.place += 1;
    if (this.takes(end)) return inside;
    do {
      inside.set(nameNext(), this.value());
    } while (this.takes(','));
    if (!this.takes(end)) this.stop(`A comma or ${end} is missing.`);
    return inside;
  }

  private name(): string {
    this.skipSpace();
    if (this.text[this.place] !== '"') this.stop('A name in double quotes is missing.');
    const name = JSON.parse(this.token('This name is not written as JSON.')) as string;
    if (!this.takes(':')) this.stop('A colon is missing after the name.');
    return name;
  }

  private token(problem: string): string {
    TOKEN.lastIndex = this.place;
    const [found] = TOKEN.exec(this.text) ?? [];
    if (found === undefined) this.stop(problem);
    this.place += found.length;
    return found;
  }

  private takes(sign: string): boolean {
    this.skipSpace();
    const isThere = this.text[this.place] === sign;
    if (isThere) this.place += 1;
    return isThere;
  }

  private skipSpace(): void {
    while (' \t\r\n'.includes(this.text[this.place] ?? 'x')) this.place += 1;
  }

  private stop(problem: string): never {
    throw new JsonStop(this.place, problem);
  }
}
