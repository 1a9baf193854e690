import { Access } from '@ethogram/platform';
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { GoldRuleAction, PayUnit } from './quality-settings.js';

export const GoldRuleActionEnum = { WARN: 'WARN', PAUSE: 'PAUSE' } as const satisfies {
  [A in GoldRuleAction]: A;
};
registerEnumType(GoldRuleActionEnum, { name: 'GoldRuleAction' });

export const PayUnitEnum = { JUDGMENT: 'JUDGMENT', HOUR: 'HOUR' } as const satisfies { [U in PayUnit]: U };
registerEnumType(PayUnitEnum, { name: 'PayUnit' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('GoldRule')
export class GoldRuleType {
  @Field(() => GoldRuleActionEnum)
  action!: GoldRuleAction;

  @Field(() => Float)
  below!: number;

  @Field(() => Int)
  after!: number;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('PaySetting')
export class PaySettingType {
  @Field(() => Float)
  amount!: number;

  @Field(() => PayUnitEnum)
  per!: PayUnit;

  @Field(() => String)
  currency!: string;
}

@Access('CURATOR', 'RESEARCHER')
@ObjectType('QualitySettings')
export class QualitySettingsType {
  @Field(() => Float)
  goldShare!: number;

  @Field(() => Int)
  goldSpacing!: number;

  @Field(() => GoldRuleType, { nullable: true })
  rule!: GoldRuleType | null;

  @Field(() => PaySettingType, { nullable: true })
  pay!: PaySettingType | null;
}
