import {
  CONTENT_FLAGS,
  type ContentFlag,
  POST_TYPES,
  type PostType,
  ROUTINGS,
  type Routing,
} from '@ethogram/core';
import { registerEnumType } from '@nestjs/graphql';

function enumOf<Word extends string>(words: readonly Word[]): { [W in Word]: W } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };
}

export const PostTypeEnum = enumOf<PostType>(POST_TYPES);
registerEnumType(PostTypeEnum, { name: 'PostType' });

export const ContentFlagEnum = enumOf<ContentFlag>(CONTENT_FLAGS);
registerEnumType(ContentFlagEnum, { name: 'ContentFlag' });

export const RoutingEnum = enumOf<Routing>(ROUTINGS);
registerEnumType(RoutingEnum, { name: 'Routing' });
