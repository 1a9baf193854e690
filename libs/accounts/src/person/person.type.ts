import { Access, pageType, ROLES, type Role } from '@ethogram/platform';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Person } from './person.entity.js';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role' });

@Access('CURATOR', 'RESEARCHER')
@ObjectType('Person')
export class PersonType {
  @Access('signed-in')
  @Field(() => ID)
  id!: string;

  @Access('signed-in')
  @Field(() => String)
  displayName!: string;

  @Access('signed-in')
  @Field(() => [RoleEnum])
  roles!: Role[];

  @Access('signed-in')
  @Field(() => Boolean)
  simulated!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  disabledAt!: Date | null;
}

export function toPersonType(person: Person): PersonType {
  const { id, displayName, roles, simulated, createdAt, disabledAt } = person;
  return Object.assign(new PersonType(), { id, displayName, roles, simulated, createdAt, disabledAt });
}

export const PersonPage = pageType(PersonType, 'PersonPage', 'CURATOR', 'RESEARCHER');

@Access('CURATOR')
@ObjectType('SignInLink')
export class SignInLinkType {
  @Field(() => String)
  url!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@InputType()
export class PersonFilter {
  @Field(() => RoleEnum, { nullable: true })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  simulated?: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  search?: string;
}

@InputType()
export class CreatePersonInput {
  @Field(() => String)
  @IsString()
  @MaxLength(120)
  displayName!: string;

  @Field(() => [RoleEnum])
  @IsArray()
  @IsIn(ROLES, { each: true })
  roles!: Role[];
}
