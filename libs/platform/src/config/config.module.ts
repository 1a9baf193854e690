import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '@ethogram/core';
import { PlatformConfig } from './platform-config.js';

/** Settings and the clock, the two things every other module may ask for. */
@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: PlatformConfig, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: PlatformConfig, useValue: config },
        { provide: Clock, useValue: clock },
      ],
      exports: [PlatformConfig, Clock],
    };
  }
}
