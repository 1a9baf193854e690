import { PlatformConfig, SESSION_COOKIE } from '@ethogram/platform';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_HOURS, SessionService } from './session.service.js';

const REFUSED = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ethogram: sign in</title><body style="font:1rem/1.5 system-ui;max-width:34rem;margin:15vh auto;padding:0 1rem">
<h1>This sign-in link does not work any more</h1>
<p>Each link signs in once and for one day. Ask whoever sent it for a new one; on your own machine,
<code>npx ethogram sign-in-link</code> prints one.</p></body></html>`;

@Controller()
export class SignInController {
  constructor(
    private readonly sessions: SessionService,
    private readonly config: PlatformConfig,
  ) {}

  @Get('sign-in')
  async signIn(@Query('token') token: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const signedIn = typeof token === 'string' ? await this.sessions.signIn(token) : undefined;
    void reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
    if (!signedIn) {
      await reply.status(400).type('text/html').send(REFUSED);
      return;
    }
    const secure = this.config.publicUrl.startsWith('https:');
    const onlyAnnotates = signedIn.viewer.roles.every((role) => role === 'ANNOTATOR');
    await reply
      .setCookie(SESSION_COOKIE, signedIn.sessionToken, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        path: '/',
        maxAge: SESSION_HOURS * 3600,
      })
      .redirect(onlyAnnotates ? '/annotate/' : '/console/', 303);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await this.sessions.signOut(token);
    await reply.clearCookie(SESSION_COOKIE, { path: '/' }).status(204).send();
  }
}
