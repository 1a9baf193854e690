import { Access } from '@ethogram/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { FilePreviewType } from './file-preview.type.js';
import { FileService } from './file.service.js';

@Resolver(() => FilePreviewType)
export class FilePreviewResolver {
  constructor(private readonly files: FileService) {}

  @Access('CURATOR')
  @Query(() => FilePreviewType)
  async filePreview(@Args('fileId', { type: () => ID }) fileId: string): Promise<FilePreviewType> {
    return Object.assign(new FilePreviewType(), await this.files.preview(fileId));
  }
}
