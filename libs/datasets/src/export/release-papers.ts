import { Injectable } from '@nestjs/common';
import type { Release } from '../release/release.entity.js';
import { cardOf } from './card.js';
import { croissantOf } from './croissant.js';
import { datasheetOf } from './datasheet.js';
import type { ExportedFile, ExportFormat } from './export-format.js';
import { ReleaseExport } from '../release/release-export.js';
import { ReleaseFactsReader } from './release-facts.js';

export interface Paper {
  readonly path: string;
  readonly text: string;
}

/** What goes with the data of an export, filled from the database. */
@Injectable()
export class ReleasePapers {
  constructor(
    private readonly facts: ReleaseFactsReader,
    private readonly manifests: ReleaseExport,
  ) {}

  /** @param files of data that were written */
  async of(release: Release, format: ExportFormat, files: readonly ExportedFile[]): Promise<Paper[]> {
    const facts = await this.facts.read(release);
    const manifest = await this.manifests.manifest(release.id);
    return [
      { path: 'README.md', text: cardOf(facts, format, files) },
      { path: 'DATASHEET.md', text: datasheetOf(facts) },
      { path: 'manifest.json', text: pretty({ ...manifest, format, files }) },
      { path: 'croissant.json', text: pretty(croissantOf(facts, format, files)) },
    ];
  }

  /** The card alone, for a look before anything is written. */
  async card(release: Release): Promise<string> {
    return cardOf(await this.facts.read(release), 'PARQUET', []);
  }
}

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
