import { describe, expect, it } from '@jest/globals';
import { NotFoundError, type PlatformConfig, type Role, ViewerReader } from '@ethogram/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { composeReport } from './compose-report.js';
import { ReportExportController } from './report-export.controller.js';
import { METHOD_FACTS, reportMaterial } from './report-fixture.js';
import type { ReportService } from './report.service.js';

const ID = '019a0000-0000-7000-8000-000000000001';
const WHOLE = '019a0000-0000-7000-8000-000000000003';
const UNFINISHED = '019a0000-0000-7000-8000-000000000002';

class KnownViewers extends ViewerReader {
  async read(token: string | undefined): ReturnType<ViewerReader['read']> {
    return token ? { personId: ID, displayName: 'Somebody', roles: [token as Role] } : undefined;
  }
}

const reports = {
  get: async (id: string) => {
    if (id === ID) return { content: { schema: 2 } };
    if (id === WHOLE) return { content: composeReport(reportMaterial(), METHOD_FACTS) };
    if (id === UNFINISHED) return { content: null };
    throw new NotFoundError('report', id);
  },
} as unknown as ReportService;

const config = { publicUrl: 'https://ethogram.example' } as PlatformConfig;

async function get(path: string, session?: Role): Promise<{ status: number; type: string; body: string }> {
  const answer = { status: 200, type: '', body: '' };
  const reply = {
    header: () => reply,
    status: (status: number) => Object.assign(reply, void (answer.status = status)),
    type: (type: string) => Object.assign(reply, void (answer.type = type)),
    send: async (body: string) => void (answer.body = body),
  } as unknown as FastifyReply;
  const request = { cookies: { ethogram_session: session } } as unknown as FastifyRequest;
  const controller = new ReportExportController(new KnownViewers(), reports, config);
  const [file = '', figure] = path.split('/figures/');
  await (figure === undefined
    ? controller.report(file, request, reply)
    : controller.figure(file, figure, request, reply));
  return answer;
}

describe('the export of a report', () => {
  it('is the content as JSON, for researchers and curators', async () => {
    const answer = await get(`${ID}.json`, 'RESEARCHER');
    expect(answer).toMatchObject({ status: 200, type: 'application/json; charset=utf-8' });
    expect(JSON.parse(answer.body)).toEqual({ schema: 2 });
    expect((await get(`${ID}.json`, 'CURATOR')).status).toBe(200);
  });

  it('is refused to strangers and annotators', async () => {
    expect((await get(`${ID}.json`)).status).toBe(401);
    expect((await get(`${ID}.json`, 'ANNOTATOR')).status).toBe(403);
  });

  it('says what is wrong with a name or an unfinished report', async () => {
    expect((await get('../secrets.json', 'ADMIN')).status).toBe(404);
    expect((await get(`${ID.replace('1', '9')}.json`, 'ADMIN')).status).toBe(404);
    expect(await get(`${UNFINISHED}.json`, 'ADMIN')).toMatchObject({
      status: 409,
      body: 'This report is not finished.\n',
    });
  });
});

describe('the figures of a report', () => {
  it('are files of their own, linked in the page', async () => {
    const answer = await get(`${WHOLE}/figures/held-out.svg`, 'CURATOR');
    expect(answer).toMatchObject({ status: 200, type: 'image/svg+xml; charset=utf-8' });
    expect(answer.body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
    );
    const page = await get(`${WHOLE}.html`, 'CURATOR');
    expect(page.body).toContain(
      `href="https://ethogram.example/exports/reports/${WHOLE}/figures/held-out.svg"`,
    );
  });

  it('are refused to strangers and annotators', async () => {
    expect((await get(`${WHOLE}/figures/held-out.svg`)).status).toBe(401);
    expect((await get(`${WHOLE}/figures/held-out.svg`, 'ANNOTATOR')).status).toBe(403);
  });

  it('are named when another is asked for', async () => {
    expect(await get(`${WHOLE}/figures/mood.svg`, 'RESEARCHER')).toMatchObject({
      status: 404,
      type: 'text/plain; charset=utf-8',
      body: 'This report has no such figure. It has profile.svg, held-out.svg, controls.svg.\n',
    });
    expect((await get(`nothing/figures/held-out.svg`, 'RESEARCHER')).status).toBe(404);
    expect((await get(`${UNFINISHED}/figures/held-out.svg`, 'RESEARCHER')).status).toBe(409);
  });
});
