import { asFields, type Fields, unknownFields } from '../moral/answer-fields.js';
import { codePointLength } from '../spans/text-span.js';
import type { FormOption } from './form-definition.js';
import { FORM_LIMITS, isFormId } from './form-limits.js';

/** Reads the fields of one untrusted object. What is wrong is added to the problems, and something harmless returned. */
export class FieldReader {
  private readonly fields: Fields;
  private readonly known = new Set<string>();

  constructor(
    input: unknown,
    private readonly place: string,
    private readonly problems: string[],
  ) {
    const fields = asFields(input);
    if (!fields) problems.push(`${place} must be an object.`);
    this.fields = fields ?? {};
  }

  complain(problem: string): void {
    this.problems.push(`${this.place} ${problem}`);
  }

  raw(name: string): unknown {
    this.known.add(name);
    return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
  }

  text(name: string, most: number, { mayBeEmpty = false } = {}): string {
    const value = this.raw(name);
    if (typeof value === 'string' && codePointLength(value) <= most && (mayBeEmpty || value.trim() !== ''))
      return value;
    this.complain(`needs "${name}": text of at most ${most} characters.`);
    return '';
  }

  /** Absent, or text as above. */
  optionalText<Name extends string>(name: Name, most: number): { [Key in Name]?: string } {
    if (this.raw(name) === undefined) return {};
    return { [name]: this.text(name, most, { mayBeEmpty: true }) } as { [Key in Name]?: string };
  }

  flag(name: string): boolean {
    const value = this.raw(name);
    if (typeof value !== 'boolean') this.complain(`needs "${name}": true or false.`);
    return value === true;
  }

  number(name: string): number {
    const value = this.raw(name);
    if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e9) return value;
    this.complain(`needs "${name}": a number.`);
    return 0;
  }

  whole(name: string, min: number, max: number): number {
    const value = this.raw(name);
    if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max)
      return value as number;
    this.complain(`needs "${name}": a whole number from ${min} to ${max}.`);
    return min;
  }

  optionalWhole<Name extends string>(name: Name, min: number, max: number): { [Key in Name]?: number } {
    if (this.raw(name) === undefined) return {};
    return { [name]: this.whole(name, min, max) } as { [Key in Name]?: number };
  }

  options(name: string, least: number, most: number): FormOption[] {
    const value = this.raw(name);
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      this.complain(`needs "${name}": a list of ${least} to ${most}.`);
      return [];
    }
    const seen = new Set<string>();
    return value.map((entry: unknown, index) => {
      const reader = new FieldReader(entry, `${this.place}, entry ${index + 1} of "${name}",`, this.problems);
      const id = reader.id(seen);
      const option = {
        id,
        label: reader.text('label', FORM_LIMITS.optionLabel),
        ...reader.optionalText('help', FORM_LIMITS.help),
      };
      reader.refuseOthers();
      return option;
    });
  }

  /** @param taken those before it, to which it is added */
  id(taken: Set<string>): string {
    const value = this.raw('id');
    if (!isFormId(value)) {
      this.complain('needs "id": a letter, then letters, digits, "-" or "_", 64 at most.');
      return '';
    }
    if (taken.has(value)) this.complain(`repeats the id "${value}".`);
    taken.add(value);
    return value;
  }

  refuseOthers(): void {
    this.problems.push(...unknownFields(this.fields, [...this.known], this.place));
  }
}
