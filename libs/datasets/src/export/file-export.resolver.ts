import { Access, CurrentViewer, type Viewer } from '@ethogram/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ExportFormat } from './export-format.js';
import { FileExportService } from './file-export.service.js';
import { ExportFormatEnum, FileExportType, toFileExportType } from './file-export.type.js';

@Resolver(() => FileExportType)
export class FileExportResolver {
  constructor(private readonly service: FileExportService) {}

  /** Of a release, newest first. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => [FileExportType])
  async fileExports(@Args('releaseId', { type: () => ID }) releaseId: string): Promise<FileExportType[]> {
    return (await this.service.ofRelease(releaseId)).map(toFileExportType);
  }

  @Access('CURATOR', 'RESEARCHER')
  @Query(() => FileExportType)
  async fileExport(@Args('id', { type: () => ID }) id: string): Promise<FileExportType> {
    return toFileExportType(await this.service.get(id));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => FileExportType)
  async exportRelease(
    @CurrentViewer() viewer: Viewer,
    @Args('releaseId', { type: () => ID }) releaseId: string,
    @Args('format', { type: () => ExportFormatEnum }) format: ExportFormat,
  ): Promise<FileExportType> {
    return toFileExportType(await this.service.start(viewer, releaseId, format));
  }

  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => FileExportType)
  async cancelExport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<FileExportType> {
    return toFileExportType(await this.service.cancel(viewer, id));
  }
}
