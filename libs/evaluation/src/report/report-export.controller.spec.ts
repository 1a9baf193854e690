import { describe, expect, it } from '@jest/globals';
import { NotFoundError, type Role, ViewerReader } from '@ethogram/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportExportController } from './report-export.controller.js';
import type { ReportService } from './report.service.js';

const ID = '019a0000-0000-7000-8000-000000000001';
const UNFINISHED = '019a0000-0000-7000-8000-000000000002';

class KnownViewers extends ViewerReader {
  async read(token: string | undefined): ReturnType<ViewerReader['read']> {
    return token ? { personId: ID, displayName: 'Somebody', roles: [token as Role] } : undefined;
  }
}

const reports = {
  get: async (id: string) => {
    if (id === ID) return { content: { schema: 2 } };
    if (id === UNFINISHED) return { content: null };
    throw new NotFoundError('report', id);
  },
} as unknown as ReportService;

async function get(file: string, session?: Role): Promise<{ status: number; type: string; body: string }> {
  const answer = { status: 200, type: '', body: '' };
  const reply = {
    header: () => reply,
    status: (status: number) => Object.assign(reply, void (answer.status = status)),
    type: (type: string) => Object.assign(reply, void (answer.type = type)),
    send: async (body: string) => void (answer.body = body),
  };
  const request = { cookies: { ethogram_session: session } } as unknown as FastifyRequest;
  await new ReportExportController(new KnownViewers(), reports).report(
    file,
    request,
    reply as unknown as FastifyReply,
  );
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
