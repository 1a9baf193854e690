import { DomainError, isAllowed, PlatformConfig, SESSION_COOKIE, ViewerReader } from '@ethogram/platform';
import { readReportContent, type ReportContent } from '@ethogram/core';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { reportFigures } from './figures/report-figures.js';
import { figureFile } from './figures/svg.js';
import { renderReportCsv } from './file/render-report-csv.js';
import { renderReportHtml } from './file/render-report-html.js';
import { ReportService } from './report.service.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FORMAT = /\.(json|html|csv)$/;

interface File {
  readonly type: string;
  readonly name: string;
  readonly body: string;
}

/** A sentence for whoever asked, with its status. */
interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/** A report as a file, for papers and notebooks; refusals are plain text, because a person or curl reads them. */
@Controller('exports')
export class ReportExportController {
  constructor(
    private readonly viewers: ViewerReader,
    private readonly reports: ReportService,
    private readonly config: PlatformConfig,
  ) {}

  @Get('reports/:file')
  async report(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, extension] = FORMAT.exec(file) ?? [];
    const id = extension ? file.slice(0, -extension.length - 1) : '';
    await this.answer(id, request, reply, (content) => {
      const name = `report-${id}.${extension}`;
      if (extension === 'json')
        return { type: 'application/json', name, body: `${JSON.stringify(content, null, 2)}\n` };
      if (extension === 'csv') return { type: 'text/csv', name, body: renderReportCsv(content) };
      const place = { address: this.config.publicUrl, reportId: id };
      return { type: 'text/html', name, body: renderReportHtml(content, place) };
    });
  }

  /** One picture of a report, to be taken into a paper as it is. */
  @Get('reports/:id/figures/:file')
  async figure(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(id, request, reply, (content) => {
      const figures = reportFigures(content);
      const found = figures.find(({ key }) => `${key}.svg` === file);
      if (found) return { type: 'image/svg+xml', name: `report-${id}-${file}`, body: figureFile(found.svg) };
      const names = figures.map(({ key }) => `${key}.svg`).join(', ');
      return {
        status: 404,
        sentence: `This report has no such figure. ${names ? `It has ${names}.` : 'It has none.'}`,
      };
    });
  }

  private async answer(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    make: (content: ReportContent) => File | Refusal,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const viewer = await this.viewers.read(request.cookies[SESSION_COOKIE]);
    if (!viewer) return refuse(reply, { status: 401, sentence: 'Sign in first: open your sign-in link.' });
    if (!isAllowed(['RESEARCHER', 'CURATOR'], viewer.roles))
      return refuse(reply, { status: 403, sentence: 'Reports are for researchers and curators.' });
    if (!ID.test(id)) return refuse(reply, { status: 404, sentence: 'There is no such report.' });
    try {
      const content = readReportContent((await this.reports.get(id)).content);
      if (!content) return await refuse(reply, { status: 409, sentence: 'This report is not finished.' });
      const made = make(content);
      if ('sentence' in made) return await refuse(reply, made);
      await reply
        .type(`${made.type}; charset=utf-8`)
        .header('content-disposition', `attachment; filename="${made.name}"`)
        .send(made.body);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await refuse(reply, { status: 404, sentence: error.message });
    }
  }
}

async function refuse(reply: FastifyReply, { status, sentence }: Refusal): Promise<void> {
  await reply.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}
