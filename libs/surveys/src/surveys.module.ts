import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InstrumentPackResolver } from './instrument/instrument-pack.resolver.js';
import { InstrumentResolver } from './instrument/instrument.resolver.js';
import { InstrumentService } from './instrument/instrument.service.js';
import { Instrument } from './instrument/instrument.entity.js';
import { Item } from './instrument/item.entity.js';
import { ItemFamily } from './instrument/item-family.entity.js';
import { ValueResolver } from './value/value.resolver.js';

export const surveysEntities = [Instrument, ItemFamily, Item];

@Module({
  imports: [TypeOrmModule.forFeature(surveysEntities)],
  providers: [InstrumentService, InstrumentResolver, InstrumentPackResolver, ValueResolver],
  exports: [InstrumentService],
})
export class SurveysModule {}
