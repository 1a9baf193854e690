import {
  BadInputError,
  DomainError,
  isAllowed,
  requireViewer,
  SESSION_COOKIE,
  type Viewer,
  ViewerReader,
} from '@ethogram/platform';
import { Controller, HttpException, HttpStatus, Post, Req } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FileService } from './file.service.js';

const STATUS_OF: Partial<Record<DomainError['code'], HttpStatus>> = {
  NOT_SIGNED_IN: HttpStatus.UNAUTHORIZED,
  FORBIDDEN: HttpStatus.FORBIDDEN,
};

interface StoredFile {
  id: string;
  name: string;
  size: number;
}

/** Takes uploads of dump files; they are imported by `startImport`. */
@Controller('files')
export class FileController {
  constructor(
    private readonly files: FileService,
    private readonly viewers: ViewerReader,
  ) {}

  /** Streams every file of a multipart form to the blob store. */
  @Post()
  async upload(@Req() request: FastifyRequest): Promise<StoredFile[]> {
    try {
      const viewer = await this.curatorOf(request);
      if (!request.isMultipart()) throw new BadInputError('Send the files as multipart/form-data.');
      return await this.storeParts(viewer, request);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new HttpException(
        { code: error.code, message: error.message },
        STATUS_OF[error.code] ?? HttpStatus.BAD_REQUEST,
      );
    }
  }

  private async storeParts(viewer: Viewer, request: FastifyRequest): Promise<StoredFile[]> {
    const stored: StoredFile[] = [];
    for await (const part of request.files()) {
      const file = await this.files.store(viewer, part.filename, part.file);
      if (part.file.truncated) {
        await this.files.discard(file.id);
        throw new BadInputError(
          `${file.name} is larger than an upload may be: import it with the command line.`,
        );
      }
      stored.push(file);
    }
    return stored;
  }

  private async curatorOf(request: FastifyRequest): Promise<Viewer> {
    const viewer = requireViewer(await this.viewers.read(request.cookies[SESSION_COOKIE]));
    if (!isAllowed(['CURATOR'], viewer.roles))
      throw new DomainError('FORBIDDEN', 'Only curators upload files.');
    return viewer;
  }
}
