import { graphql, request, type ResultOf } from '@ethogram/web';
import { pageOfWhole, type ResourceQueries } from '../providers/resource-queries.js';

const ALL = graphql(`
  query Models {
    models {
      name
      kind
      parent
      served
      demonstration
    }
  }
`);

export type ModelRecord = ResultOf<typeof ALL>['models'][number] & { id: string };

/** A model is known by its name. */
export async function fetchModels(): Promise<ModelRecord[]> {
  return (await request(ALL)).models.map((model) => ({ ...model, id: model.name }));
}

export const modelQueries = {
  list: async (page) => pageOfWhole(await fetchModels(), page),
} satisfies ResourceQueries;
