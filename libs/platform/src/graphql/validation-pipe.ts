import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { BadInputError } from '../errors/domain-error.js';

function sentences(errors: readonly ValidationError[]): string[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}),
    ...sentences(error.children ?? []),
  ]);
}

/** Nest makes `{}` of an input that was left out and then finds its required fields missing; left out is left out. */
class GivenInputsPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return value === undefined || value === null ? value : super.transform(value, metadata);
  }
}

/** Checks inputs by their class-validator decorators. No whitelist: the GraphQL schema already names the fields. */
export function inputValidationPipe(): ValidationPipe {
  return new GivenInputsPipe({
    transform: true,
    exceptionFactory: (errors) => new BadInputError(`${sentences(errors).join('; ')}.`),
  });
}
