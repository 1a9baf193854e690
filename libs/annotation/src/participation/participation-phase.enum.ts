import { registerEnumType } from '@nestjs/graphql';
import { type Phase, PHASES } from './participation.policy.js';

export const ParticipationPhaseEnum = Object.fromEntries(PHASES.map((phase) => [phase, phase])) as {
  [P in Phase]: P;
};
registerEnumType(ParticipationPhaseEnum, { name: 'ParticipationPhase' });
