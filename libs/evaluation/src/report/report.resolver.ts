import {
  FineTuneCatalogueService,
  FineTuneDeletions,
  FineTuneRunType,
  toFineTuneRunType,
} from '@ethogram/models';
import { Access, CurrentViewer, PageInput, type PageOf, SortInput, type Viewer } from '@ethogram/platform';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { RunService } from '../run/run.service.js';
import { RunType, toRunType } from '../run/run.type.js';
import { SamplePurge } from '../run/sample-purge.js';
import { CreateReportInput } from './create-report.input.js';
import { figurePath } from './file/report-links.js';
import { reportFigures } from './figures/report-figures.js';
import { ReportStore } from './report-store.js';
import { ReportService } from './report.service.js';
import { ReportFigureType, ReportPage, ReportType, toReportType } from './report.type.js';

@Resolver(() => ReportType)
export class ReportResolver {
  private readonly runsByReport = new DataLoader<string, RunType[]>(
    async (reportIds) => {
      const links = await this.store.linksOf(reportIds);
      const runs = new Map(
        (await this.runService.byIds(links.map(({ runId }) => runId))).map((run) => [run.id, toRunType(run)]),
      );
      const byReport = Map.groupBy(links, ({ reportId }) => reportId);
      return reportIds.map((id) => (byReport.get(id) ?? []).flatMap(({ runId }) => runs.get(runId) ?? []));
    },
    { cache: false },
  );

  private readonly fineTuneById = new DataLoader<string, FineTuneRunType>(
    async (ids) => {
      const runs = new Map((await this.fineTunes.byIds(ids)).map((run) => [run.id, toFineTuneRunType(run)]));
      return ids.map((id) => runs.get(id) ?? new Error(`The fine-tune run ${id} is missing.`));
    },
    { cache: false },
  );

  private readonly deletedByReport = new DataLoader<string, number>(
    async (reportIds) => {
      const counts = await this.samplePurge.ofReports(reportIds);
      return reportIds.map((id) => counts.get(id) ?? 0);
    },
    { cache: false },
  );

  constructor(
    private readonly reportService: ReportService,
    private readonly store: ReportStore,
    private readonly runService: RunService,
    private readonly fineTunes: FineTuneCatalogueService,
    private readonly fineTuneDeletions: FineTuneDeletions,
    private readonly samplePurge: SamplePurge,
  ) {}

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ReportPage)
  async reports(
    @Args('page', { nullable: true, type: () => PageInput }) page?: PageInput,
    @Args('sort', { nullable: true, type: () => SortInput }) sort?: SortInput,
  ): Promise<PageOf<ReportType>> {
    const { items, total } = await this.store.list(page, sort);
    return { items: items.map(toReportType), total };
  }

  @Access('RESEARCHER', 'CURATOR')
  @Query(() => ReportType)
  async report(@Args('id', { type: () => ID }) id: string): Promise<ReportType> {
    return toReportType(await this.reportService.get(id));
  }

  @Access('RESEARCHER')
  @Mutation(() => ReportType)
  async createReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateReportInput }) input: CreateReportInput,
  ): Promise<ReportType> {
    return toReportType(await this.reportService.create(viewer, input));
  }

  @Access('RESEARCHER')
  @Mutation(() => ReportType)
  async cancelReport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReportType> {
    return toReportType(await this.reportService.cancel(viewer, id));
  }

  @ResolveField(() => [RunType], { description: 'Base runs first.' })
  async runs(@Parent() { id }: ReportType): Promise<RunType[]> {
    return this.runsByReport.load(id);
  }

  @ResolveField(() => Int, {
    description: 'Deleted posts among those its models were trained on or asked about.',
  })
  async affectedByDeletions(@Parent() { id, fineTuneRunId }: ReportType): Promise<number> {
    const [trained, asked] = await Promise.all([
      this.fineTuneDeletions.count(fineTuneRunId),
      this.deletedByReport.load(id),
    ]);
    return trained + asked;
  }

  @ResolveField(() => [ReportFigureType], { description: 'None until it has succeeded.' })
  figures(@Parent() { id, content }: ReportType): ReportFigureType[] {
    return (content ? reportFigures(content) : []).map(({ key, title, description }) =>
      Object.assign(new ReportFigureType(), { key, title, description, path: figurePath(id, key) }),
    );
  }

  @ResolveField(() => FineTuneRunType)
  async fineTuneRun(@Parent() { fineTuneRunId }: ReportType): Promise<FineTuneRunType> {
    return this.fineTuneById.load(fineTuneRunId);
  }
}
