import { type ExportedFile, type ExportFormat, isFlat } from './export-format.js';
import type { ColumnType, FlatTable } from './flat-table.js';
import type { ReleaseFacts } from './release-facts.js';
import { tablesOf } from './tables.js';

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

const DATA_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'sc:Text',
  json: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
};

const ENCODINGS: Readonly<Record<ExportFormat, string>> = {
  JSONL: 'application/jsonlines',
  JSONL_GZ: 'application/gzip',
  JSONL_ZST: 'application/zstd',
  CSV: 'text/csv',
  PARQUET: 'application/x-parquet',
  DEHYDRATED: 'application/jsonlines',
};

/**
 * Metadata by Croissant 1.1 with the fields of its Responsible AI vocabulary. Flat tables are described column by column;
 * of JSON Lines the files are.
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html
 */
export function croissantOf(
  facts: ReleaseFacts,
  format: ExportFormat,
  files: readonly ExportedFile[],
): object {
  const { manifest, release } = facts;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: identifier(manifest.name),
    description: `${manifest.name}: ${manifest.counts.rows} rows with ${manifest.counts.judgments} judgments, each judgment, their distribution and an aggregate.`,
    version: manifest.version,
    datePublished: release.createdAt.toISOString().slice(0, 10),
    license: licenceOf(facts),
    url: `urn:sha256:${manifest.contentHash}`,
    citeAs: `${manifest.name}, version ${manifest.version} (sha256:${manifest.contentHash}), made by Ethogram ${manifest.codeVersion}.`,
    isLiveDataset: false,
    ...raiOf(facts),
    distribution: files.map(({ path, sha256, bytes }) => ({
      '@type': 'cr:FileObject',
      '@id': path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: ENCODINGS[format],
      sha256,
    })),
    recordSet: isFlat(format) ? recordSets(tablesOf(release.kind), files) : [],
  };
}

/** A record set for each file: its name says table and part. */
function recordSets(tables: readonly FlatTable[], files: readonly ExportedFile[]): object[] {
  return files.flatMap(({ path }) => {
    const table = tables.find(({ name }) => path.startsWith(`${name}/`));
    if (!table) return [];
    const id = path.replace(/\.[a-z]+$/, '');
    return [
      {
        '@type': 'cr:RecordSet',
        '@id': id,
        name: id,
        description: table.describes,
        field: table.columns.map(({ name, type, describes }) => ({
          '@type': 'cr:Field',
          '@id': `${id}/${name}`,
          name,
          description: describes,
          dataType: DATA_TYPES[type],
          source: { fileObject: { '@id': path }, extract: { column: name } },
        })),
      },
    ];
  });
}

function raiOf({
  manifest,
  annotators,
  sources,
  guidelines,
  firstJudgment,
  lastJudgment,
}: ReleaseFacts): object {
  const perRow = manifest.counts.rows > 0 ? manifest.counts.judgments / manifest.counts.rows : 0;
  const days = [firstJudgment, lastJudgment].map((at) => at?.toISOString() ?? '');
  return {
    'rai:dataCollection':
      sources.map(({ name, basis }) => `${name}: ${basis}`).join('; ') || 'Items of an instrument',
    'rai:dataCollectionType': sources.length > 0 ? ['Web Scraping', 'Surveys'] : ['Surveys'],
    'rai:dataCollectionTimeframe': days,
    'rai:dataPreprocessingProtocol': [
      'Texts are cut before they reveal a verdict, redacted, frozen and hashed',
      'Rows are dealt to parts by group and checked for leaks',
    ],
    'rai:dataAnnotationProtocol': guidelines.map(({ study, text }) => `${study}: ${text}`).join('\n\n'),
    'rai:dataAnnotationPlatform': [`Ethogram ${manifest.codeVersion}`],
    'rai:dataAnnotationAnalysis': [
      manifest.aggregation,
      'Every judgment and the distribution are released beside the aggregate',
    ],
    'rai:annotationsPerItem': perRow.toFixed(2),
    'rai:annotatorDemographics': [
      `${annotators} people under pseudonyms; demographics are not released`,
      ...(manifest.simulated ? ['Some or all annotators were made up by a program'] : []),
    ],
    'rai:machineAnnotationTools': manifest.simulated ? ['Simulated annotators'] : [],
    'rai:personalSensitiveInformation': [
      'Names, handles, places and links are replaced by placeholders; what rules and reviewers miss may remain',
    ],
    'rai:dataReleaseMaintenancePlan':
      'Rows deleted at their source, or whose annotators take consent back, are withdrawn from later exports and listed in manifest.json; versions follow Semantic Versioning, a moved row being a major change',
    'rai:dataBiases': [
      'One narrator’s side of a story, mostly in English',
      'Annotators are no sample of any population',
    ],
    'rai:dataLimitations': ['Says what these annotators said, not what is right'],
    'rai:dataUseCases': manifest.permissions.mayTrain ? ['Training', 'Evaluation'] : ['Evaluation'],
  };
}

/** Croissant names are made of letters, digits and a few signs. */
function identifier(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain || 'dataset';
}

function licenceOf({ manifest, sources }: ReleaseFacts): string {
  if (manifest.instrument) return manifest.instrument.licence;
  return sources.map(({ name, basis }) => `${name}: ${basis}`).join('; ') || 'See README.md';
}
