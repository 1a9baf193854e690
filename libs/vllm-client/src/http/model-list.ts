import { z } from 'zod';
import type { ModelCard } from '../model-client.port.js';

/** The body of GET /v1/models; fields beyond `id` differ between servers. */
export const MODEL_LIST = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      root: z.string().nullish(),
      parent: z.string().nullish(),
      max_model_len: z.number().int().positive().nullish(),
    }),
  ),
});

export function modelCardOf(card: z.infer<typeof MODEL_LIST>['data'][number]): ModelCard {
  return {
    id: card.id,
    root: card.root ?? null,
    parent: card.parent ?? null,
    maxModelLength: card.max_model_len ?? null,
  };
}
