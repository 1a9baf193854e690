import { Clock } from '@ethogram/core';
import { PlatformConfig } from '@ethogram/platform';
import { Controller, Headers, HttpException, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ProlificOutcome, ProlificService } from './prolific.service.js';
import { isGenuine, nameOf } from './recruiter-signature.js';

/** Longest event id that is remembered. */
const MAX_EVENT_ID = 200;

/** Where Prolific tells what becomes of submissions; only what is signed with the shared secret is believed. */
@Controller('webhooks')
export class ProlificWebhookController {
  constructor(
    private readonly prolific: ProlificService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  @Post('prolific')
  async take(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('x-prolific-request-signature') signature: string | undefined,
    @Headers('x-prolific-request-timestamp') timestamp: string | undefined,
    @Headers('x-event-id') eventId: string | undefined,
  ): Promise<{ outcome: ProlificOutcome }> {
    const secret = this.config.prolificWebhookSecret;
    if (!secret) throw new HttpException('Messages of Prolific are not set up here.', 404);
    const body = request.rawBody;
    const isBelieved = body && isGenuine({ body, timestamp, signature }, secret, this.clock.now());
    if (!isBelieved || !signature) throw new HttpException('The signature does not fit the message.', 401);
    const outcome = await this.prolific.take({
      body: request.body,
      signatureHash: nameOf(signature),
      eventId: eventId && eventId.length <= MAX_EVENT_ID ? eventId : null,
      sentAt: new Date(Number(timestamp) * 1000),
    });
    return { outcome };
  }
}
