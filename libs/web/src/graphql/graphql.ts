import type { DocumentNode } from 'graphql';
import type { initGraphQLTada } from 'gql.tada';
import type { introspection } from '../generated/graphql-env.js';
import { documentOfText } from './document-text.js';

interface Setup {
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; DateTime: string; JSON: unknown };
}

/**
 * Makes a typed document of GraphQL text: `graphql('query Me { me { id } }')`, with fragments as a second argument.
 * Fragments are not masked: whoever asked for a field may read it.
 *
 * The types are gql.tada's and come from `schema.graphql`. At run time a document is its text: nothing is parsed in the
 * browser, so no parser is shipped.
 */
export const graphql = ((text: string, fragments: readonly DocumentNode[] = []) =>
  documentOfText(text, fragments)) as unknown as ReturnType<typeof initGraphQLTada<Setup>>;

export type { FragmentOf, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
