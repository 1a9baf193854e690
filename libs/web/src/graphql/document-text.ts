/** What is left of a GraphQL document in the browser: its own text and that of the fragments it uses, each once. */
export interface TextDocument {
  readonly kind: 'Document';
  readonly definitions: readonly [];
  readonly texts: readonly string[];
}

export function documentOfText(text: string, fragments: readonly object[]): TextDocument {
  const texts = new Set([text, ...fragments.flatMap((fragment) => textsOf(fragment))]);
  return { kind: 'Document', definitions: [], texts: [...texts] };
}

/** The text to send. @throws TypeError for a document that `graphql()` of this library did not make */
export function textOfDocument(document: object): string {
  return textsOf(document).join('\n');
}

function textsOf(document: object): readonly string[] {
  if ('texts' in document && Array.isArray(document.texts)) return document.texts as string[];
  throw new TypeError('A document must be made by graphql() of @ethogram/web.');
}
