import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export const MAXIMUM_DEPTH = 9;
export const MAXIMUM_FIELDS = 400;

/** Validation rule: refuses a query too deep or too wide to be one of a screen's, before anything runs. */
export function queryLimits(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return {
    OperationDefinition(operation) {
      const seen = { fields: 0, deepest: 0 };
      measure(operation.selectionSet, 1, []);
      if (seen.deepest > MAXIMUM_DEPTH || seen.fields > MAXIMUM_FIELDS) {
        context.reportError(
          new GraphQLError(`A query may ask for ${MAXIMUM_FIELDS} fields at most, ${MAXIMUM_DEPTH} deep.`, {
            nodes: [operation],
          }),
        );
      }

      function measure(set: SelectionSetNode, depth: number, inside: readonly string[]): void {
        for (const selection of set.selections) {
          if (seen.fields > MAXIMUM_FIELDS || depth > MAXIMUM_DEPTH + 1) return;
          if (selection.kind === Kind.FIELD) {
            if (selection.name.value.startsWith('__')) continue;
            seen.fields += 1;
            seen.deepest = Math.max(seen.deepest, depth);
            if (selection.selectionSet) measure(selection.selectionSet, depth + 1, inside);
          } else if (selection.kind === Kind.INLINE_FRAGMENT) {
            measure(selection.selectionSet, depth, inside);
          } else {
            const name = selection.name.value;
            const fragment = fragments.get(name);
            if (fragment && !inside.includes(name)) measure(fragment.selectionSet, depth, [...inside, name]);
          }
        }
      }
    },
  };
}
