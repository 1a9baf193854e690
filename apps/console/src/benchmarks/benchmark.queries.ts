import { graphql, request, type ResultOf } from '@ethogram/web';
import type { ResourceQueries } from '../providers/resource-queries.js';

const LIST = graphql(`
  query BenchmarkImports($page: PageInput, $sort: SortInput) {
    benchmarkImports(page: $page, sort: $sort) {
      items {
        id
        fileName
        tool
        toolVersion
        model
        adapterId
        measuredAt
        questionLimit
        createdAt
      }
      total
    }
  }
`);
const ONE = graphql(`
  query BenchmarkImport($id: ID!) {
    benchmarkImport(id: $id) {
      id
      fileName
      tool
      toolVersion
      model
      adapterId
      measuredAt
      questionLimit
      createdAt
      results {
        task
        isGroup
        metric
        filter
        value
        stderr
        n
        shots
        taskVersion
        higherIsBetter
      }
    }
  }
`);
const SUBJECTS = graphql(`
  query BenchmarkSubjects {
    benchmarkSubjects {
      model
      adapterId
      results
    }
  }
`);
const COMPARE = graphql(`
  query CompareBenchmarks($baseModel: String!, $tunedModel: String!) {
    compareBenchmarks(baseModel: $baseModel, tunedModel: $tunedModel) {
      task
      isGroup
      metric
      filter
      base {
        value
        stderr
      }
      tuned {
        value
        stderr
      }
      difference
      low
      high
      reason
    }
  }
`);
const IMPORT = graphql(`
  mutation ImportBenchmarkResults($input: ImportBenchmarksInput!) {
    importBenchmarkResults(input: $input) {
      __typename
      ... on BenchmarksImported {
        isNew
        import {
          id
        }
      }
      ... on BenchmarksRefused {
        message
      }
    }
  }
`);

export type BenchmarkImportLine = ResultOf<typeof LIST>['benchmarkImports']['items'][number];
export type BenchmarkImportRecord = ResultOf<typeof ONE>['benchmarkImport'];
export type BenchmarkResult = BenchmarkImportRecord['results'][number];
export type BenchmarkSubject = ResultOf<typeof SUBJECTS>['benchmarkSubjects'][number];
export type BenchmarkComparison = ResultOf<typeof COMPARE>['compareBenchmarks'][number];

export const benchmarkQueries = {
  list: async ({ page, sort }) => (await request(LIST, { page, sort })).benchmarkImports,
  get: async (id) => (await request(ONE, { id })).benchmarkImport,
} satisfies ResourceQueries;

export async function fetchBenchmarkSubjects(): Promise<BenchmarkSubject[]> {
  return (await request(SUBJECTS)).benchmarkSubjects;
}

export async function fetchComparison(baseModel: string, tunedModel: string): Promise<BenchmarkComparison[]> {
  return (await request(COMPARE, { baseModel, tunedModel })).compareBenchmarks;
}

/** @throws Error with the server's words when it was refused. */
export async function importBenchmarks(input: {
  text: string;
  fileName: string;
  model?: string;
}): Promise<{ id: string; isNew: boolean }> {
  const { importBenchmarkResults: result } = await request(IMPORT, { input }, { timeoutMs: 60_000 });
  if (result.__typename === 'BenchmarksRefused') throw new Error(result.message);
  return { id: result.import.id, isNew: result.isNew };
}
