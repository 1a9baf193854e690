import {
  Access,
  ConflictError,
  CurrentViewer,
  PageInput,
  type PageOf,
  SortInput,
  type Viewer,
} from '@ethogram/platform';
import { LmEvalFileError } from '@ethogram/suites';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { BenchmarkService } from './benchmark.service.js';
import {
  BenchmarkComparisonType,
  BenchmarkImportPage,
  BenchmarkImportType,
  BenchmarkResultType,
  BenchmarksImportedType,
  BenchmarksRefusedType,
  BenchmarkSubjectType,
  ImportBenchmarksResult,
  toBenchmarkImportType,
} from './benchmark.type.js';
import { ImportBenchmarksInput } from './import-benchmarks.input.js';

@Resolver(() => BenchmarkImportType)
export class BenchmarkResolver {
  constructor(private readonly benchmarks: BenchmarkService) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => BenchmarkImportPage)
  async benchmarkImports(
    @Args('page', { nullable: true }) page?: PageInput,
    @Args('sort', { nullable: true }) sort?: SortInput,
  ): Promise<PageOf<BenchmarkImportType>> {
    const { items, total } = await this.benchmarks.list(page, sort);
    return { items: items.map(toBenchmarkImportType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => BenchmarkImportType)
  async benchmarkImport(@Args('id', { type: () => ID }) id: string): Promise<BenchmarkImportType> {
    return toBenchmarkImportType(await this.benchmarks.get(id));
  }

  @ResolveField(() => [BenchmarkResultType])
  async results(@Parent() { id }: BenchmarkImportType): Promise<BenchmarkResultType[]> {
    return this.benchmarks.resultsOf(id);
  }

  /** The models there are benchmarks of. */
  @Access('RESEARCHER', 'CURATOR')
  @Query(() => [BenchmarkSubjectType])
  async benchmarkSubjects(): Promise<BenchmarkSubjectType[]> {
    return this.benchmarks.subjects();
  }

  /** The newest benchmarks of two models side by side. */
  @Access('RESEARCHER', 'CURATOR')
  @Query(() => [BenchmarkComparisonType])
  async compareBenchmarks(
    @Args('baseModel', { type: () => String }) baseModel: string,
    @Args('tunedModel', { type: () => String }) tunedModel: string,
  ): Promise<BenchmarkComparisonType[]> {
    return this.benchmarks.compare(baseModel, tunedModel);
  }

  /** Stores a results file of lm-evaluation-harness. The same file again changes nothing. */
  @Access('RESEARCHER')
  @Mutation(() => ImportBenchmarksResult)
  async importBenchmarkResults(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ImportBenchmarksInput }) input: ImportBenchmarksInput,
  ): Promise<typeof ImportBenchmarksResult> {
    const { text, fileName: name, model, adapterId } = input;
    try {
      const { stored, isNew } = await this.benchmarks.import(viewer, { text, name, model, adapterId });
      return Object.assign(new BenchmarksImportedType(), { import: toBenchmarkImportType(stored), isNew });
    } catch (error) {
      if (error instanceof LmEvalFileError || error instanceof ConflictError) {
        const problems = error instanceof LmEvalFileError ? [...error.problems] : [error.message];
        return Object.assign(new BenchmarksRefusedType(), { problems, message: problems.join(' ') });
      }
      throw error;
    }
  }
}
