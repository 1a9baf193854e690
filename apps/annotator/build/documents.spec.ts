import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOfDocument } from '@ethogram/web';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import * as documents from '../src/api/documents.js';
import * as participation from '../src/api/participation-documents.js';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8'));

/** The compiler checks fields and types, but not for instance that two fields of one name fit each other. */
describe('what the workspace asks the server', () => {
  it.each(Object.entries({ ...documents, ...participation }))('is understood: %s', (_name, document) => {
    const problems = validate(schema, parse(textOfDocument(document))).map(({ message }) => message);
    expect(problems).toEqual([]);
  });
});
