/**
 * JSON with one spelling per value, so that equal content has equal bytes: object keys sorted by UTF-16 code
 * unit, no white space, numbers as ECMAScript prints them (the ordering of RFC 8785).
 *
 * An object property that is `undefined` is left out, as JSON.stringify does. Throws TypeError for anything JSON
 * cannot say exactly: a non-finite number, a bigint, a function, a Date or another class instance, and
 * `undefined` at the top or inside an array.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${path} is not a finite number.`);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return writeArray(value, path);
      return writeObject(value, path);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new TypeError(`${path} is ${typeof value}, which JSON cannot hold.`);
  }
}

function writeArray(array: readonly unknown[], path: string): string {
  // Array.from visits holes too: a sparse array must not hash like a shorter one.
  return `[${Array.from(array, (entry, index) => write(entry, `${path}[${index}]`)).join(',')}]`;
}

function writeObject(object: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${path} is a ${object.constructor.name}, not a plain object; convert it first.`);
  }
  const entries = Object.entries(object).filter(([, entry]) => entry !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry, `${path}.${key}`)}`).join(',')}}`;
}
