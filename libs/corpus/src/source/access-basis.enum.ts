import { registerEnumType } from '@nestjs/graphql';
import type { AccessBasis } from './source.entity.js';

export const AccessBasisEnum: { readonly [Basis in AccessBasis]: Basis } = {
  APPROVED_API: 'APPROVED_API',
  DUMP: 'DUMP',
  FILE: 'FILE',
  OWN_TEXTS: 'OWN_TEXTS',
};
registerEnumType(AccessBasisEnum, { name: 'AccessBasis' });
