import { Readable } from 'node:stream';
import { DomainError, isAllowed, NotFoundError, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exportFileName, ReleaseExport } from '../release/release-export.js';
import { ReleaseService } from '../release/release.service.js';
import { ExportArchive } from './export-archive.js';
import { FileExportService } from './file-export.service.js';
import { TrainingSetExport } from '../training-set/training-set-export.js';
import { TrainingSetService } from '../training-set/training-set.service.js';
import { VIEW_ENDINGS, type ViewEnding } from '../training-set/training-set-views.js';

interface ExportFile {
  readonly name: string;
  readonly content: Readable;
  /** Default: JSON Lines. */
  readonly type?: string;
  /** Where it is known beforehand. */
  readonly bytes?: number;
}

const FILE_NAME =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\.jsonl|\.manifest\.json|\.zip)$/;
const TRAINING_FILE_NAME =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})((?:\.[a-z-]+){1,3})$/;
const MANIFEST = '.manifest.json';

/** Datasets as files, streamed; refusals are plain text, because a person or curl reads them. */
@Controller('exports')
export class ExportController {
  constructor(
    private readonly viewers: ViewerReader,
    private readonly releases: ReleaseService,
    private readonly releaseExport: ReleaseExport,
    private readonly trainingSets: TrainingSetService,
    private readonly trainingSetExport: TrainingSetExport,
    private readonly fileExports: FileExportService,
    private readonly archive: ExportArchive,
  ) {}

  @Get('releases/:file')
  async release(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(file, request, reply, async (id, ending) => {
      const { name, version, contentHash } = await this.releases.get(id);
      if (ending === MANIFEST) return this.manifest(id, exportFileName(name, version, contentHash));
      await this.releaseExport.requirePermitted(id);
      return { name: exportFileName(name, version, contentHash), content: this.releaseExport.stream(id) };
    });
  }

  @Get('training-sets/:file')
  async trainingSet(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const open = async (id: string, ending: string): Promise<ExportFile> => {
      const { name, contentHash, manifest } = await this.trainingSets.get(id);
      if (contentHash === null || manifest === null)
        throw new DomainError('CONFLICT', 'This training set is not finished.');
      const version = 'instrument' in manifest ? manifest.instrument.version : manifest.release.version;
      const lines = exportFileName(name, `v${version}`, contentHash);
      if (ending === MANIFEST) return textFile(lines, manifest);
      if (!Object.hasOwn(VIEW_ENDINGS, ending)) throw new NotFoundError('view of the training set', ending);
      return {
        name: lines.replace(/\.jsonl$/, ending),
        content: await this.trainingSetExport.view(id, ending as ViewEnding),
        ...(ending.endsWith('.zip') ? { type: 'application/zip' } : {}),
      };
    };
    await this.answer(file, request, reply, open, TRAINING_FILE_NAME);
  }

  /** A file of a finished export: `/exports/files/ID/rows/train-00000-of-00001.parquet`. */
  @Get('files/:id/*')
  async exported(
    @Param('id') id: string,
    @Param('*') path: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(`${id}.zip`, request, reply, async (known) => {
      const found = await this.fileExports.finished(known);
      const file = found.files.find((one) => one.path === path);
      if (!file) throw new NotFoundError('file of the export', path);
      const name = path.split('/').at(-1) ?? path;
      return {
        name,
        content: await this.archive.file(found, file),
        type: 'application/octet-stream',
        bytes: file.bytes,
      };
    });
  }

  /** A finished export as one zip: `/exports/files/ID.zip`. */
  @Get('files/:file')
  async archived(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(file, request, reply, async (id) => {
      const found = await this.fileExports.finished(id);
      const { name, version, contentHash } = await this.releases.get(found.releaseId);
      const folder = `${exportFileName(name, version, contentHash).replace(/\.jsonl$/, '')}-${found.format.toLowerCase()}`;
      return { name: `${folder}.zip`, content: this.archive.zip(found, folder), type: 'application/zip' };
    });
  }

  /** What the release is, and which of its rows are deleted since. */
  private async manifest(id: string, lines: string): Promise<ExportFile> {
    return textFile(lines, await this.releaseExport.manifest(id));
  }

  private async answer(
    file: string,
    request: FastifyRequest,
    reply: FastifyReply,
    open: (id: string, ending: string) => Promise<ExportFile>,
    fileName = FILE_NAME,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const viewer = await this.viewers.read(request.cookies[SESSION_COOKIE]);
    if (!viewer) return refuse(reply, 401, 'Sign in first: open your sign-in link.');
    if (!isAllowed(['CURATOR', 'RESEARCHER'], viewer.roles))
      return refuse(reply, 403, 'Datasets are for curators and researchers.');
    const [, id, ending = ''] = fileName.exec(file) ?? [];
    if (!id) return refuse(reply, 404, 'There is no such dataset.');
    try {
      const { name, content, type = 'application/x-ndjson; charset=utf-8', bytes } = await open(id, ending);
      if (bytes !== undefined) void reply.header('content-length', bytes);
      await reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, error.code === 'NOT_FOUND' ? 404 : 409, error.message);
    }
  }
}

/** @param lines name of the data it goes with */
function textFile(lines: string, manifest: object): ExportFile {
  return {
    name: lines.replace(/\.jsonl$/, MANIFEST),
    content: Readable.from([`${JSON.stringify(manifest, null, 2)}\n`]),
    type: 'application/json; charset=utf-8',
  };
}

async function refuse(reply: FastifyReply, status: number, sentence: string): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
