import { registerEnumType } from '@nestjs/graphql';

/** STUDY: question by question. VALUE: value by value, whether it is named. GROUP: question by question in each group of tasks. */
export const AgreementCutEnum = { STUDY: 'STUDY', VALUE: 'VALUE', GROUP: 'GROUP' } as const;
export type AgreementCut = keyof typeof AgreementCutEnum;
registerEnumType(AgreementCutEnum, { name: 'AgreementCut' });
