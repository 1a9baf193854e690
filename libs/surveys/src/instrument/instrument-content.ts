import { contentHash, type Keying, type ValueKey } from '@ethogram/core';
import type { FirstFormatFile } from './first-format.js';
import type { InstrumentFile } from './instrument-file.js';
import type { InstrumentPack } from './instrument-pack.js';
import type { InstrumentLicence } from './licence.js';
import type { OtherVariants } from './wording-variant.js';

export interface Construct {
  readonly key: string;
  readonly title: string;
  readonly values: readonly ValueKey[];
}

export interface Scoring {
  /** mrat: read less the respondent's mean rating over all items. */
  readonly centre: 'mrat' | 'none';
  readonly reverse: 'mirror' | 'none';
}

export interface ContentWording {
  readonly key: string;
  /** The neutral form. */
  readonly text: string;
  readonly variants: OtherVariants | null;
}

export interface ContentFamily {
  readonly key: string;
  /** Key of the construct it is keyed to; null: to a value itself. */
  readonly construct: string | null;
  /** At least one, the closest first. */
  readonly values: readonly ValueKey[];
  readonly keyed: Keying;
  readonly wordings: readonly ContentWording[];
}

/** What an instrument file of either format says, everything left out filled in. */
export interface InstrumentContent {
  readonly key: string;
  readonly version: string;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** How it is cited. */
  readonly source: string;
  readonly citationUrl: string | null;
  readonly licence: InstrumentLicence;
  readonly instructions: string | null;
  readonly stem: string | null;
  readonly scale: { readonly min: number; readonly max: number; readonly labels: readonly string[] };
  readonly scoring: Scoring;
  readonly constructs: readonly Construct[];
  readonly families: readonly ContentFamily[];
  /** SHA-256 of the file as canonical JSON, as it was before anything was filled in. */
  readonly hash: string;
}

const PLAIN_SCORING: Scoring = { centre: 'none', reverse: 'mirror' };

/** @param file as `parseInstrumentFile` checked it. */
export function contentOf(file: InstrumentFile): InstrumentContent {
  return 'format' in file ? packContent(file) : firstFormatContent(file);
}

function packContent(pack: InstrumentPack): InstrumentContent {
  const { key, version, title, citation, language, licence, scale, scoring, constructs = [] } = pack;
  const known = new Map(constructs.map((construct) => [construct.key, construct.values]));
  return {
    key,
    version,
    title,
    language: Intl.getCanonicalLocales(language)[0] ?? language,
    source: citation.text,
    citationUrl: citation.doi ? `https://doi.org/${citation.doi}` : (citation.url ?? null),
    licence: {
      name: licence.name,
      holder: licence.holder ?? null,
      url: licence.url ?? null,
      may: {
        administer: licence.may?.administer ?? false,
        publishText: licence.may?.publishText ?? false,
        train: licence.may?.train ?? false,
        modify: licence.may?.modify ?? false,
      },
    },
    instructions: pack.instructions ?? null,
    stem: pack.stem ?? null,
    scale,
    scoring: scoring ?? PLAIN_SCORING,
    constructs,
    families: pack.families.map(({ key: family, value, construct, keyed, wordings }) => ({
      key: family,
      construct: construct ?? null,
      values: value === undefined ? (known.get(construct ?? '') ?? []) : [value],
      keyed,
      wordings: wordings.map(({ key: item, text, variants }) => ({
        key: item,
        text: text ?? variants?.neutral ?? '',
        variants: othersOf(variants),
      })),
    })),
    // Where an editor finds the schema says nothing about the instrument.
    hash: contentHash({ ...pack, $schema: undefined }),
  };
}

function othersOf(
  variants: InstrumentPack['families'][number]['wordings'][number]['variants'],
): OtherVariants | null {
  if (!variants) return null;
  const { female, male } = variants;
  return { ...(female === undefined ? {} : { female }), ...(male === undefined ? {} : { male }) };
}

/**
 * All files of the first format were English, and could be asked. The rest goes by its one flag, as the migration of
 * installed ones does.
 */
function firstFormatContent(file: FirstFormatFile): InstrumentContent {
  const { key, version, title, licence, source, redistributable, scale, families } = file;
  return {
    key,
    version,
    title,
    language: 'en',
    source,
    citationUrl: null,
    licence: {
      name: licence,
      holder: null,
      url: null,
      may: {
        administer: true,
        publishText: redistributable,
        train: redistributable,
        modify: redistributable,
      },
    },
    instructions: null,
    stem: null,
    scale,
    scoring: PLAIN_SCORING,
    constructs: [],
    families: families.map(({ value, wordings, ...family }) => ({
      ...family,
      construct: null,
      values: [value],
      wordings: wordings.map((wording) => ({ ...wording, variants: null })),
    })),
    hash: contentHash(file),
  };
}
