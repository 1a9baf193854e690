import { Module } from '@nestjs/common';
import { HealthzController } from './healthz.controller.js';
import { HealthResolver } from './health.resolver.js';

@Module({ controllers: [HealthzController], providers: [HealthResolver] })
export class HealthModule {}
