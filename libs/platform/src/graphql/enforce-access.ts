import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { ACCESS_EXTENSION, type AccessRule, isAllowed } from '../auth/access.js';
import type { RequestContext } from '../auth/viewer.js';
import { DomainError } from '../errors/domain-error.js';

type Field = GraphQLField<unknown, RequestContext>;

function ruleOf(holder: { extensions: Readonly<Record<string, unknown>> }): AccessRule | undefined {
  return holder.extensions[ACCESS_EXTENSION] as AccessRule | undefined;
}

/** Every field with the rule that guards it; `undefined` where nobody was named. */
export function* fieldRules(
  schema: GraphQLSchema,
): Generator<{ coordinate: string; field: Field; rule: AccessRule | undefined }> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield {
        coordinate: `${type.name}.${field.name}`,
        field: field as Field,
        rule: ruleOf(field) ?? ruleOf(type),
      };
    }
  }
}

/** Wraps each resolver with its rule, so that a nested way to a type is guarded like the direct one. */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const { coordinate, field, rule } of fieldRules(schema)) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const viewer = context.viewer;
      if (!rule || !isAllowed(rule, viewer?.roles)) {
        throw viewer || !rule
          ? new DomainError('FORBIDDEN', `You may not read ${coordinate}.`)
          : new DomainError('NOT_SIGNED_IN', 'Sign in first: open your sign-in link.');
      }
      return resolve(source, args, context, info);
    };
  }
  return schema;
}
