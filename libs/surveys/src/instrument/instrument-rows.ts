import { contentHash, sha256Hex } from '@ethogram/core';
import type { InstrumentFile } from './instrument-file.js';
import type { Instrument } from './instrument.entity.js';
import type { Item } from './item.entity.js';
import type { ItemFamily } from './item-family.entity.js';

/** A UUID (version 8 of RFC 9562: free form) that follows from the parts alone. */
export function idFromParts(...parts: readonly string[]): string {
  const hex = sha256Hex(JSON.stringify(parts));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

export interface InstrumentRows {
  readonly instrument: Instrument;
  readonly families: readonly ItemFamily[];
  readonly items: readonly Item[];
}

/** The rows of an instrument file; the same file gives the same ids in every process. */
export function instrumentRows(file: InstrumentFile, createdAt: Date): InstrumentRows {
  const { key, version, title, licence, source, redistributable, scale } = file;
  const instrumentId = idFromParts('instrument', key, version);
  const families = file.families.map((family, position) => ({
    id: idFromParts('item-family', key, version, family.key),
    instrumentId,
    key: family.key,
    value: family.value,
    keyed: family.keyed,
    position,
  }));
  const wordings = file.families.flatMap((family) =>
    family.wordings.map((wording) => ({ ...wording, family: family.key })),
  );
  const items = wordings.map((wording, position) => ({
    id: idFromParts('item', key, version, wording.key),
    instrumentId,
    familyId: idFromParts('item-family', key, version, wording.family),
    key: wording.key,
    text: wording.text,
    position,
  }));
  const instrument = {
    id: instrumentId,
    key,
    version,
    title,
    licence,
    source,
    redistributable,
    scaleMin: scale.min,
    scaleMax: scale.max,
    scaleLabels: scale.labels,
    contentHash: contentHash(file),
    createdAt,
  };
  return { instrument, families, items };
}
