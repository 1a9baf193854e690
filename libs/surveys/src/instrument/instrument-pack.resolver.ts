import { Access, ConflictError, CurrentViewer, JsonScalar, type Viewer } from '@ethogram/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { checkPack } from './check-pack.js';
import { packJsonSchema } from './instrument-pack.js';
import {
  ImportInstrumentResult,
  InstrumentImportedType,
  PackCheckResult,
  toPackPreview,
  toPackRefused,
} from './instrument-pack.type.js';
import { InstrumentService } from './instrument.service.js';
import { toInstrumentType } from './instrument.type.js';

/** Instrument files that people bring: looked at first, then installed. */
@Resolver()
export class InstrumentPackResolver {
  constructor(private readonly service: InstrumentService) {}

  /** Says what an instrument file would install, or what is wrong with it, and changes nothing. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => PackCheckResult)
  async checkInstrumentPack(
    @Args('text', { type: () => String }) text: string,
  ): Promise<typeof PackCheckResult> {
    const checked = checkPack(text);
    if (!checked.ok) return toPackRefused(checked);
    return toPackPreview(checked, await this.service.standing(checked.content));
  }

  /** Installs an instrument file. The same content again changes nothing. */
  @Access('CURATOR', 'RESEARCHER')
  @Mutation(() => ImportInstrumentResult)
  async importInstrument(
    @CurrentViewer() viewer: Viewer,
    @Args('text', { type: () => String }) text: string,
  ): Promise<typeof ImportInstrumentResult> {
    const checked = checkPack(text);
    if (!checked.ok) return toPackRefused(checked);
    try {
      const { instrument, isNew } = await this.service.import(viewer, checked.file);
      return Object.assign(new InstrumentImportedType(), {
        instrument: toInstrumentType(instrument),
        isNew,
      });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return toPackRefused({ problems: [{ path: 'version', line: null, message: error.message }] });
    }
  }

  /** JSON Schema of an instrument pack, for editors. */
  @Access('CURATOR', 'RESEARCHER')
  @Query(() => JsonScalar)
  instrumentPackSchema(): object {
    return packJsonSchema();
  }
}
