import { sha256Hex, type ValueKey } from '@ethogram/core';
import { contentOf, type InstrumentContent } from './instrument-content.js';
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
  const content = contentOf(file);
  const { key, version } = content;
  const instrumentId = idFromParts('instrument', key, version);
  const families = content.families.map((family, position) => ({
    id: idFromParts('item-family', key, version, family.key),
    instrumentId,
    key: family.key,
    value: family.values[0] as ValueKey,
    values: [...family.values],
    construct: family.construct,
    keyed: family.keyed,
    position,
  }));
  const wordings = content.families.flatMap((family) =>
    family.wordings.map((wording) => ({ ...wording, family: family.key })),
  );
  const items = wordings.map((wording, position) => ({
    id: idFromParts('item', key, version, wording.key),
    instrumentId,
    familyId: idFromParts('item-family', key, version, wording.family),
    key: wording.key,
    text: wording.text,
    variants: wording.variants,
    position,
  }));
  return { instrument: instrumentRow(content, instrumentId, createdAt), families, items };
}

function instrumentRow(content: InstrumentContent, id: string, createdAt: Date): Instrument {
  const { key, version, title, language, licence, source, citationUrl, scale, scoring, constructs } = content;
  return {
    id,
    key,
    version,
    title,
    language,
    licence: licence.name,
    licenceHolder: licence.holder,
    licenceUrl: licence.url,
    mayAdminister: licence.may.administer,
    mayPublishText: licence.may.publishText,
    mayTrain: licence.may.train,
    mayModify: licence.may.modify,
    source,
    citationUrl,
    instructions: content.instructions,
    stem: content.stem,
    constructs: [...constructs],
    scoring,
    scaleMin: scale.min,
    scaleMax: scale.max,
    scaleLabels: [...scale.labels],
    contentHash: content.hash,
    createdAt,
  };
}
