import { Controller, Get } from '@nestjs/common';

/** For load balancers and the start command: the process serves. What it depends on is in the `health` query. */
@Controller('healthz')
export class HealthzController {
  @Get()
  healthz(): string {
    return 'ok';
  }
}
