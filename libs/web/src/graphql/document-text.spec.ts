import { describe, expect, it } from '@jest/globals';
import { documentOfText, textOfDocument } from './document-text.js';

describe('a document', () => {
  it('is sent with every fragment it uses, each once, however deep', () => {
    const name = documentOfText('fragment Name on Person { displayName }', []);
    const person = documentOfText('fragment Person on Person { id ...Name }', [name]);
    const query = documentOfText('query { me { ...Person ...Name } }', [person, name]);
    expect(textOfDocument(query).match(/fragment Name/g)).toHaveLength(1);
    expect(textOfDocument(query)).toMatch(/^query[\s\S]*fragment Person[\s\S]*fragment Name/);
  });

  it('of another maker is refused, because its text is not known', () => {
    expect(() => textOfDocument({ kind: 'Document', definitions: [] })).toThrow(TypeError);
  });
});
