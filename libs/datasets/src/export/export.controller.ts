import { Readable } from 'node:stream';
import { DomainError, isAllowed, NotFoundError, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exportFileName, ReleaseExport } from '../release/release-export.js';
import { ReleaseService } from '../release/release.service.js';
import { TrainingSetService } from '../training-set/training-set.service.js';

interface ExportFile {
  readonly name: string;
  readonly content: Readable;
  /** Default: JSON Lines. */
  readonly type?: string;
}

const FILE_NAME =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\.jsonl|\.manifest\.json)$/;
const MANIFEST = '.manifest.json';

/** Datasets as files, streamed; refusals are plain text, because a person or curl reads them. */
@Controller('exports')
export class ExportController {
  constructor(
    private readonly viewers: ViewerReader,
    private readonly releases: ReleaseService,
    private readonly releaseExport: ReleaseExport,
    private readonly trainingSets: TrainingSetService,
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
    await this.answer(file, request, reply, async (id, ending) => {
      if (ending === MANIFEST) throw new NotFoundError('manifest of the training set', id);
      const { name, contentHash, manifest } = await this.trainingSets.get(id);
      if (contentHash === null) throw new DomainError('CONFLICT', 'This training set is not finished.');
      const version = `v${manifest?.instrument.version ?? '0'}`;
      return { name: exportFileName(name, version, contentHash), content: this.trainingSets.stream(id) };
    });
  }

  /** What the release is, and which of its rows are deleted since. */
  private async manifest(id: string, lines: string): Promise<ExportFile> {
    const text = `${JSON.stringify(await this.releaseExport.manifest(id), null, 2)}\n`;
    return {
      name: lines.replace(/\.jsonl$/, MANIFEST),
      content: Readable.from([text]),
      type: 'application/json; charset=utf-8',
    };
  }

  private async answer(
    file: string,
    request: FastifyRequest,
    reply: FastifyReply,
    open: (id: string, ending: string) => Promise<ExportFile>,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const viewer = await this.viewers.read(request.cookies[SESSION_COOKIE]);
    if (!viewer) return refuse(reply, 401, 'Sign in first: open your sign-in link.');
    if (!isAllowed(['CURATOR', 'RESEARCHER'], viewer.roles))
      return refuse(reply, 403, 'Datasets are for curators and researchers.');
    const [, id, ending = ''] = FILE_NAME.exec(file) ?? [];
    if (!id) return refuse(reply, 404, 'There is no such dataset.');
    try {
      const { name, content, type = 'application/x-ndjson; charset=utf-8' } = await open(id, ending);
      await reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, error.code === 'NOT_FOUND' ? 404 : 409, error.message);
    }
  }
}

async function refuse(reply: FastifyReply, status: number, sentence: string): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
