import { registerEnumType } from '@nestjs/graphql';
import type { AssignmentStrategy } from './assignment-strategy.js';

export const AssignmentStrategyEnum = {
  RANDOM: 'RANDOM',
  FIXED: 'FIXED',
  LEAST_JUDGED: 'LEAST_JUDGED',
  DISAGREEMENT: 'DISAGREEMENT',
} as const satisfies { [S in AssignmentStrategy]: S };
registerEnumType(AssignmentStrategyEnum, { name: 'AssignmentStrategy' });
