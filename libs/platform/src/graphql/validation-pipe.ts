import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { BadInputError } from '../errors/domain-error.js';

function sentences(errors: readonly ValidationError[]): string[] {
  return errors.flatMap((error) => [...Object.values(error.constraints ?? {}), ...sentences(error.children ?? [])]);
}

/** Checks inputs by their class-validator decorators. No whitelist: the GraphQL schema already names the fields. */
export function inputValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    exceptionFactory: (errors) => new BadInputError(`${sentences(errors).join('; ')}.`),
  });
}
