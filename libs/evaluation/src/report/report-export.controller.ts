import { DomainError, isAllowed, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportService } from './report.service.js';

const FILE_NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.json$/;

/** A report as a file, for papers and notebooks; refusals are plain text, because a person or curl reads them. */
@Controller('exports')
export class ReportExportController {
  constructor(
    private readonly viewers: ViewerReader,
    private readonly reports: ReportService,
  ) {}

  @Get('reports/:file')
  async report(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const viewer = await this.viewers.read(request.cookies[SESSION_COOKIE]);
    if (!viewer) return refuse(reply, 401, 'Sign in first: open your sign-in link.');
    if (!isAllowed(['RESEARCHER', 'CURATOR'], viewer.roles)) {
      return refuse(reply, 403, 'Reports are for researchers and curators.');
    }
    const id = FILE_NAME.exec(file)?.[1];
    if (!id) return refuse(reply, 404, 'There is no such report.');
    try {
      const { content } = await this.reports.get(id);
      if (!content) return await refuse(reply, 409, 'This report is not finished.');
      await reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="report-${id}.json"`)
        .send(`${JSON.stringify(content, null, 2)}\n`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, 404, error.message);
    }
  }
}

async function refuse(reply: FastifyReply, status: number, sentence: string): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
