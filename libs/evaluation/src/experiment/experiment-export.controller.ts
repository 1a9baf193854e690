import { DomainError, isAllowed, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExperimentExport, type ExperimentFile } from './experiment-export.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FILE_NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(html|json|csv)$/;
const TYPES: Readonly<Record<ExperimentFile, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The report of an experiment as a file; refusals are plain text, because a person or curl reads them. */
@Controller('exports')
export class ExperimentExportController {
  constructor(
    private readonly viewers: ViewerReader,
    private readonly exports: ExperimentExport,
  ) {}

  @Get('experiments/:file')
  async experiment(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, id = '', kind = ''] = FILE_NAME.exec(file) ?? [];
    await this.answer(id, request, reply, async () => ({
      type: TYPES[kind as ExperimentFile],
      name: `experiment-${id}.${kind}`,
      body: await this.exports.file(id, kind as ExperimentFile),
    }));
  }

  /** One picture of an experiment, to be taken into a paper as it is. */
  @Get('experiments/:id/figures/:file')
  async figure(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(ID.test(id) ? id : '', request, reply, async () => ({
      ...{ type: 'image/svg+xml; charset=utf-8', name: `experiment-${id}-${file}` },
      body: await this.exports.figure(id, file),
    }));
  }

  private async answer(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    make: () => Promise<{ type: string; name: string; body: string }>,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const viewer = await this.viewers.read(request.cookies[SESSION_COOKIE]);
    if (!viewer) return refuse(reply, 401, 'Sign in first: open your sign-in link.');
    if (!isAllowed(['RESEARCHER', 'CURATOR'], viewer.roles))
      return refuse(reply, 403, 'Experiments are for researchers and curators.');
    if (!id) return refuse(reply, 404, 'There is no such experiment.');
    try {
      const { type, name, body } = await make();
      await reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(body);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, error.code === 'CONFLICT' ? 409 : 404, error.message);
    }
  }
}

async function refuse(reply: FastifyReply, status: number, sentence: string): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
