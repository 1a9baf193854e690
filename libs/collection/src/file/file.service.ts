import type { Readable } from 'node:stream';
import { basename } from 'node:path';
import { Clock, newId } from '@ethogram/core';
import { BadInputError, BlobStore, NotFoundError, type Viewer } from '@ethogram/platform';
import { DumpFileError, type FilePreview, previewFile } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { RunFile } from '../run/collection-run-file.entity.js';
import { uploadKey, uploadPath } from './upload-key.js';
import { UploadedFile } from './uploaded-file.entity.js';

/** Of a packed file these unpack to more than a preview looks at. */
const PREVIEW_BYTES = 8 * 1024 * 1024;

@Injectable()
export class FileService {
  constructor(
    @InjectRepository(UploadedFile) private readonly files: Repository<UploadedFile>,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /** Stores a stream whole or not at all. Only the last part of the name is kept. */
  async store(
    viewer: Viewer,
    name: string,
    content: Readable,
  ): Promise<{ id: string; name: string; size: number }> {
    const id = newId(this.clock);
    const size = await this.blobs.put(uploadKey(id), content);
    const file = { id, name: basename(name.replaceAll('\\', '/')) || 'upload', size };
    await this.files.insert({
      ...file,
      size: String(size),
      uploadedBy: viewer.personId,
      createdAt: this.clock.now(),
    });
    return file;
  }

  /** Takes back what was stored, for an upload that broke off behind it. */
  async discard(id: string): Promise<void> {
    await this.files.delete(id);
    await this.blobs.delete(uploadKey(id));
  }

  /**
   * The beginning of an uploaded file.
   * @throws NotFoundError
   * @throws BadInputError when it cannot be read, with the reason in a sentence
   */
  async preview(id: string): Promise<FilePreview> {
    const file = await this.files.findOneBy({ id });
    if (!file) throw new NotFoundError('uploaded file', id);
    try {
      return await this.blobs.withLocalCopy(
        uploadKey(id),
        (path) => previewFile(path, file.name),
        PREVIEW_BYTES,
      );
    } catch (error) {
      if (error instanceof DumpFileError) throw new BadInputError(error.message);
      throw error;
    }
  }

  /**
   * The files as a run reads them, in the order of the ids.
   * @throws NotFoundError
   */
  async runFiles(ids: readonly string[]): Promise<RunFile[]> {
    const found = await this.files.findBy({ id: In([...ids]) });
    const byId = new Map(found.map((file) => [file.id, file]));
    return ids.map((id) => {
      const file = byId.get(id);
      if (!file) throw new NotFoundError('uploaded file', id);
      return { path: uploadPath(id), name: file.name };
    });
  }
}
