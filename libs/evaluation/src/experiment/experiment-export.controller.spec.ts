import { describe, expect, it } from '@jest/globals';
import { BadInputError, ConflictError, NotFoundError, type Role, ViewerReader } from '@ethogram/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExperimentExportController } from './experiment-export.controller.js';
import type { ExperimentExport } from './experiment-export.js';

const ID = '019a0000-0000-7000-8000-000000000001';
const UNFINISHED = '019a0000-0000-7000-8000-000000000002';

class KnownViewers extends ViewerReader {
  async read(token: string | undefined): ReturnType<ViewerReader['read']> {
    return token ? { personId: ID, displayName: 'Somebody', roles: [token as Role] } : undefined;
  }
}

const exported = {
  file: async (id: string, kind: string) => {
    if (id === UNFINISHED) throw new ConflictError('This experiment has no report yet.');
    if (id !== ID) throw new NotFoundError('experiment', id);
    return `the ${kind}`;
  },
  figure: async (_id: string, file: string) => {
    if (file !== 'transfer.svg') throw new BadInputError('This experiment has no such figure.');
    return '<svg/>';
  },
} as unknown as ExperimentExport;

async function get(path: string, session?: Role): Promise<{ status: number; type: string; body: string }> {
  const answer = { status: 200, type: '', body: '' };
  const reply = {
    header: () => reply,
    status: (status: number) => Object.assign(reply, void (answer.status = status)),
    type: (type: string) => Object.assign(reply, void (answer.type = type)),
    send: async (body: string) => void (answer.body = body),
  } as unknown as FastifyReply;
  const request = { cookies: { ethogram_session: session } } as unknown as FastifyRequest;
  const controller = new ExperimentExportController(new KnownViewers(), exported);
  const [file = '', figure] = path.split('/figures/');
  await (figure === undefined
    ? controller.experiment(file, request, reply)
    : controller.figure(file, figure, request, reply));
  return answer;
}

describe('the export of an experiment', () => {
  it('is its files and figures, for researchers and curators', async () => {
    expect(await get(`${ID}.csv`, 'RESEARCHER')).toMatchObject({ status: 200, body: 'the csv' });
    expect(await get(`${ID}/figures/transfer.svg`, 'CURATOR')).toEqual({
      ...{ status: 200, type: 'image/svg+xml; charset=utf-8', body: '<svg/>' },
    });
  });

  it('is refused to strangers and annotators', async () => {
    for (const path of [`${ID}.html`, `${ID}/figures/transfer.svg`]) {
      expect((await get(path)).status).toBe(401);
      expect((await get(path, 'ANNOTATOR')).status).toBe(403);
    }
  });

  it('says what is wrong with a name or an unfinished experiment', async () => {
    expect((await get('../secrets.json', 'ADMIN')).status).toBe(404);
    expect((await get('nothing/figures/transfer.svg', 'ADMIN')).status).toBe(404);
    expect((await get(`${UNFINISHED}.html`, 'ADMIN')).status).toBe(409);
    expect(await get(`${ID}/figures/mood.svg`, 'ADMIN')).toMatchObject({
      ...{ status: 404, type: 'text/plain; charset=utf-8', body: 'This experiment has no such figure.\n' },
    });
  });
});
