import { DomainError, isAllowed, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { readReportContent, type ReportContent } from '@ethogram/core';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderReportCsv } from './file/render-report-csv.js';
import { renderReportHtml } from './file/render-report-html.js';
import { ReportService } from './report.service.js';

const FILE_NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(json|html|csv)$/;

interface Format {
  readonly type: string;
  readonly render: (content: ReportContent) => string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  json: { type: 'application/json', render: (content) => `${JSON.stringify(content, null, 2)}\n` },
  html: { type: 'text/html', render: renderReportHtml },
  csv: { type: 'text/csv', render: renderReportCsv },
};

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
    const [, id, extension] = FILE_NAME.exec(file) ?? [];
    const format = FORMATS[extension ?? ''];
    if (!id || !format) return refuse(reply, 404, 'There is no such report.');
    try {
      const content = readReportContent((await this.reports.get(id)).content);
      if (!content) return await refuse(reply, 409, 'This report is not finished.');
      await reply
        .type(`${format.type}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="report-${id}.${extension}"`)
        .send(format.render(content));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, 404, error.message);
    }
  }
}

async function refuse(reply: FastifyReply, status: number, sentence: string): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
