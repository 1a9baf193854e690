import { fieldRules, isAllowed, type Role } from '@ethogram/platform';
import {
  getNamedType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

const SOME_ID = '01890000-0000-7000-8000-000000000001';
const SCALARS: Readonly<Record<string, string>> = {
  ID: `"${SOME_ID}"`,
  String: '"x"',
  Int: '1',
  Float: '0.5',
  Boolean: 'false',
  JSON: '{}',
  DateTime: '"2026-01-01T00:00:00.000Z"',
};

/** Every coordinate a person of one role can read: from the roots they may ask, along the fields they may read. */
export function readableBy(schema: GraphQLSchema, role: Role): Set<string> {
  const rules = new Map([...fieldRules(schema)].map(({ coordinate, rule }) => [coordinate, rule]));
  const read = new Set<string>();
  const walk = (typeName: string): void => {
    const type = schema.getType(typeName);
    if (isUnionType(type)) for (const member of type.getTypes()) walk(member.name);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const rule = rules.get(coordinate);
      if (read.has(coordinate) || !rule || !isAllowed(rule, [role])) continue;
      read.add(coordinate);
      walk(getNamedType(field.type).name);
    }
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()]) if (root) walk(root.name);
  return read;
}

/** A request for each root field the role may not ask, with whatever arguments it needs. */
export function* refusedRequests(
  schema: GraphQLSchema,
  role: Role,
): Generator<{ name: string; request: string }> {
  for (const { coordinate, field, rule } of fieldRules(schema)) {
    const [, kind, name = ''] = /^(Query|Mutation)\.(.+)$/.exec(coordinate) ?? [];
    if (!kind || (rule && isAllowed(rule, [role]))) continue;
    yield { name, request: `${kind.toLowerCase()} { ${fieldText(field)} }` };
  }
}

interface RootField {
  readonly name: string;
  readonly args: readonly { readonly name: string; readonly type: GraphQLInputType }[];
  readonly type: GraphQLOutputType;
}

function fieldText(field: RootField): string {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  const given = required.map(({ name, type }) => `${name}: ${literal(type)}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${field.name}${given ? `(${given})` : ''}${selection}`;
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? 'null';
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return `{ ${required.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
}
