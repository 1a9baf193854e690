import { RequestError } from '@ethogram/web';
import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'react-admin';
import { benchmarkQueries } from '../benchmarks/benchmark.queries.js';
import { collectionRunQueries } from '../collection-runs/collection-run.queries.js';
import { comparisonQueries } from '../comparisons/comparison.queries.js';
import { experimentQueries } from '../experiments/experiment.queries.js';
import { fineTuneQueries } from '../fine-tunes/fine-tune.queries.js';
import { formQueries } from '../forms/form.queries.js';
import { gameQueries } from '../games/game.queries.js';
import { instrumentQueries } from '../instruments/instrument.queries.js';
import { modelQueries } from '../models/model.queries.js';
import { personQueries } from '../people/person.queries.js';
import { playQueries } from '../plays/play.queries.js';
import { postQueries } from '../posts/post.queries.js';
import { releaseQueries } from '../releases/release.queries.js';
import { reportQueries } from '../reports/report.queries.js';
import { runQueries } from '../runs/run.queries.js';
import { scenarioQueries } from '../scenarios/scenario.queries.js';
import { selectionQueries } from '../selections/selection.queries.js';
import { sourceQueries } from '../sources/source.queries.js';
import { studyQueries } from '../studies/study.queries.js';
import { sweepQueries } from '../sweeps/sweep.queries.js';
import { trainingSetQueries } from '../training-sets/training-set.queries.js';
import type { ResourceQueries } from './resource-queries.js';

const QUERIES: Record<string, ResourceQueries> = {
  sources: sourceQueries,
  'collection-runs': collectionRunQueries,
  posts: postQueries,
  scenarios: scenarioQueries,
  selections: selectionQueries,
  studies: studyQueries,
  instruments: instrumentQueries,
  forms: formQueries,
  people: personQueries,
  releases: releaseQueries,
  'training-sets': trainingSetQueries,
  'fine-tunes': fineTuneQueries,
  sweeps: sweepQueries,
  experiments: experimentQueries,
  models: modelQueries,
  reports: reportQueries,
  comparisons: comparisonQueries,
  runs: runQueries,
  benchmarks: benchmarkQueries,
  games: gameQueries,
  plays: playQueries,
};

/** The server takes at most this many at once. */
const MAXIMUM_PAGE = 200;

function queriesOf(resource: string): ResourceQueries {
  const queries = QUERIES[resource];
  if (!queries) throw new RequestError('NOT_FOUND', `There is nothing called ${resource} here.`);
  return queries;
}

async function getOne(resource: string, id: unknown): Promise<RaRecord> {
  const { get } = queriesOf(resource);
  if (!get) throw new RequestError('NOT_FOUND', `${resource} cannot be read one by one.`);
  return get(String(id));
}

async function getList(resource: string, params: Partial<GetListParams>): Promise<GetListResult<RaRecord>> {
  const { page = 1, perPage = 25 } = params.pagination ?? {};
  const { items, total } = await queriesOf(resource).list({
    page: { offset: (page - 1) * perPage, limit: Math.min(perPage, MAXIMUM_PAGE) },
    sort: params.sort ?? { field: 'createdAt', order: 'DESC' },
    filter: (params.filter ?? {}) as Record<string, unknown>,
  });
  return { data: [...items], total };
}

async function refuse(): Promise<never> {
  throw new RequestError('FORBIDDEN', 'This record is not edited or deleted here: it has its own actions.');
}

async function create(resource: string, data: unknown): Promise<RaRecord> {
  const { create: perform, get } = queriesOf(resource);
  if (!perform) return refuse();
  const created = await perform(data as never);
  // React-admin keeps what was created as the record its page shows, so it has to be whole.
  return get ? get(String(created.id)) : created;
}

async function update(resource: string, id: unknown, data: unknown): Promise<RaRecord> {
  const { update: perform, get } = queriesOf(resource);
  if (!perform) return refuse();
  const updated = await perform(String(id), data as never);
  return get ? get(String(updated.id)) : updated;
}

// React-admin asks for a provider generic in the record type; the queries know theirs, so the types meet here and only here.
export const dataProvider = {
  getList,
  getManyReference: (
    resource: string,
    { target, id, filter, ...rest }: GetListParams & { target: string; id: unknown },
  ) => getList(resource, { ...rest, filter: { ...(filter as object), [target]: id } }),
  getOne: async (resource: string, { id }: { id: unknown }) => ({ data: await getOne(resource, id) }),
  getMany: async (resource: string, { ids }: { ids: unknown[] }) => ({
    data: await Promise.all(ids.map((id) => getOne(resource, id))),
  }),
  create: async (resource: string, { data }: { data: unknown }) => ({ data: await create(resource, data) }),
  update: async (resource: string, { id, data }: { id: unknown; data: unknown }) => ({
    data: await update(resource, id, data),
  }),
  updateMany: refuse,
  delete: refuse,
  deleteMany: refuse,
} as unknown as DataProvider;
