import { PassThrough, pipeline, type Readable } from 'node:stream';
import { BlobStore } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import type { ExportedFile } from './export-format.js';
import { exportFolder } from './file-export.service.js';
import type { FileExport } from './file-export.entity.js';

/** Hands out the files of an export, one by one or as one zip, read as the reader takes them. */
@Injectable()
export class ExportArchive {
  constructor(private readonly blobs: BlobStore) {}

  async file(found: FileExport, { path }: ExportedFile): Promise<Readable> {
    return this.blobs.get(`${exportFolder(found.id)}/${path}`);
  }

  /** @param folder what everything in the zip lies in */
  zip(found: FileExport, folder: string): Readable {
    const archive = new ZipFile();
    const output = archive.outputStream as Readable;
    const fail = (error: Error): void => void output.destroy(error);
    for (const file of found.files) {
      // Data formats are compressed by themselves, or are asked for as plain text.
      const options = { compress: !/\.(gz|zst|parquet)$/.test(file.path), mtime: found.createdAt };
      archive.addReadStreamLazy(`${folder}/${file.path}`, options, (take) => {
        this.file(found, file).then((content) => take(null, guarded(content, fail)), fail);
      });
    }
    archive.on('error', fail);
    archive.end();
    return output;
  }
}

/** Content that breaks off ends the download with an error: yazl would wait for the rest for ever. */
function guarded(content: Readable, fail: (error: Error) => void): Readable {
  const through = new PassThrough();
  pipeline(content, through, (error) => {
    if (error) fail(error);
  });
  through.on('error', fail);
  return through;
}
