import { Extensions } from '@nestjs/graphql';

export const ROLES = ['ANNOTATOR', 'CURATOR', 'RESEARCHER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who may read a field: anyone, anyone signed in, or the holders of these roles (and always ADMIN). */
export type AccessRule = 'everyone' | 'signed-in' | readonly Role[];

export const ACCESS_EXTENSION = 'access';

/**
 * Names who may read a field or every field of an object type. A field without a rule of its own takes its type's;
 * one with neither is refused, and a test that walks the schema fails on it.
 */
export function Access(
  ...rule: ['everyone'] | ['signed-in'] | Role[]
): MethodDecorator & ClassDecorator & PropertyDecorator {
  const access: AccessRule = rule[0] === 'everyone' || rule[0] === 'signed-in' ? rule[0] : (rule as Role[]);
  return Extensions({ [ACCESS_EXTENSION]: access });
}

/** Pure: may a person with these roles (undefined: nobody signed in) read what carries this rule? */
export function isAllowed(rule: AccessRule, roles: readonly Role[] | undefined): boolean {
  if (rule === 'everyone') return true;
  if (!roles) return false;
  return rule === 'signed-in' || roles.includes('ADMIN') || rule.some((role) => roles.includes(role));
}
