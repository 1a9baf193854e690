import { SESSION_HOURS } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { PlatformConfig, SESSION_COOKIE } from '@ethogram/platform';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type JoinRefusal, JoinService } from './join.service.js';
import { RateWindow } from './rate-window.js';

/** Arrivals from one address within a minute; a class room behind one address is below it. */
const ARRIVALS_A_MINUTE = 240;
const ARRIVALS = new RateWindow(ARRIVALS_A_MINUTE, 60_000);

const STATUS_OF: Readonly<Record<JoinRefusal, number>> = {
  UNKNOWN: 404,
  CLOSED: 403,
  FULL: 403,
  BUSY: 429,
  NO_ID: 400,
  OTHER_SESSION: 403,
  LEFT: 403,
};

/** Takes people in who come by a public address; the page that calls it is the annotator app's. */
@Controller('join')
export class JoinController {
  constructor(
    private readonly joining: JoinService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /** The body are the parameters of the address as JSON, which no other site's form can send. */
  @Post(':token')
  async join(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const isJson = request.headers['content-type']?.startsWith('application/json') ?? false;
    if (!isJson || typeof body !== 'object' || body === null) return refuse(reply, 'NO_ID');
    if (!ARRIVALS.take(request.ip, this.clock.now().getTime())) return refuse(reply, 'BUSY');
    const outcome = await this.joining.join(token.slice(0, 100), body as Record<string, unknown>);
    if (outcome.kind === 'refused') return refuse(reply, outcome.reason);
    await reply
      .setCookie(SESSION_COOKIE, outcome.sessionToken, {
        httpOnly: true,
        sameSite: 'lax',
        secure: this.config.publicUrl.startsWith('https:'),
        path: '/',
        maxAge: SESSION_HOURS * 3600,
      })
      .send({ studyId: outcome.studyId });
  }
}

async function refuse(reply: FastifyReply, reason: JoinRefusal): Promise<void> {
  await reply.status(STATUS_OF[reason]).send({ reason });
}
