import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  checkPack,
  countByValue,
  type Instrument,
  type InstrumentItem,
  InstrumentService,
  licenceInWords,
  PACK_BYTES,
  packJsonSchema,
  problemText,
  type ReadyPack,
} from '@ethogram/surveys';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { printJson } from './follow.js';

/** @throws Error naming everything that is wrong with the file, a line each. */
async function readPack(file: string): Promise<ReadyPack> {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Error(`${file} cannot be read.`);
  // One byte more than is allowed is enough to be told so.
  if (found.size > PACK_BYTES)
    throw new Error(`${file} is larger than ${PACK_BYTES / 1024} kB, which no questionnaire is.`);
  const checked = checkPack(await readFile(path, 'utf8'));
  if (checked.ok) return checked;
  const lines = checked.problems.map((problem) => `${file}: ${problemText(problem)}`);
  throw new Error([...lines, 'Nothing was changed.'].join('\n'));
}

function summaryOf({ content, notes }: ReadyPack): object {
  const { key, version, title, language, licence, families } = content;
  return {
    key,
    version,
    title,
    language,
    licence: licence.name,
    means: licenceInWords(licence.may).map(({ sentence }) => sentence),
    families: families.length,
    items: families.reduce((total, { wordings }) => total + wordings.length, 0),
    values: countByValue(families),
    notes,
  };
}

async function list(): Promise<void> {
  printJson(
    await withPlatform({}, async (app) => {
      const instruments = app.get(InstrumentService);
      return Promise.all(
        (await instruments.list()).map(async (instrument) => ({
          ...headOf(instrument),
          items: (await instruments.items(instrument.id)).length,
        })),
      );
    }),
  );
}

function headOf({ id, key, version, title, language, licence }: Instrument): object {
  return { id, key, version, title, language, licence };
}

/** @param name a key, which means its highest version, or `key@version` */
async function find(app: INestApplicationContext, name: string): Promise<Instrument> {
  const instruments = app.get(InstrumentService);
  const [key = '', version] = name.split('@');
  if (version === undefined) return instruments.byKey(key);
  const found = (await instruments.list()).find((one) => one.key === key && one.version === version);
  if (!found) throw new Error(`${name} is not installed: “npx ethogram instruments” lists what is.`);
  return found;
}

async function show(name: string): Promise<void> {
  printJson(
    await withPlatform({}, async (app) => {
      const instrument = await find(app, name);
      const items = await app.get(InstrumentService).items(instrument.id);
      const { mayAdminister: administer, mayPublishText: publishText, mayTrain: train } = instrument;
      const may = { administer, publishText, train, modify: instrument.mayModify };
      const { source, citationUrl, instructions, stem, scoring, constructs } = instrument;
      return {
        ...headOf(instrument),
        means: licenceInWords(may).map(({ sentence }) => sentence),
        citation: [source, citationUrl].filter((part) => part !== null).join(' '),
        instructions,
        stem,
        scale: { min: instrument.scaleMin, max: instrument.scaleMax, labels: instrument.scaleLabels },
        scoring,
        constructs,
        contentHash: instrument.contentHash,
        items: items.map(itemOf),
      };
    }),
  );
}

function itemOf({ key, family, construct, values, keyed, text, variants }: InstrumentItem): object {
  return { key, family, ...(construct ? { construct } : {}), values, keyed, text, ...variants };
}

async function importFile(file: string): Promise<void> {
  const pack = await readPack(file);
  const { instrument, isNew } = await withPlatform({}, (app) =>
    app.get(InstrumentService).import(null, pack.file),
  );
  printJson({ id: instrument.id, isNew, ...summaryOf(pack) });
  if (!isNew) process.stderr.write('This content was installed before; nothing was changed.\n');
}

export function instrumentsCommand(): Command {
  const instruments = new Command('instruments').description('surveys that are installed, and new ones');
  instruments.command('list', { isDefault: true }).description('list the installed surveys').action(list);
  instruments
    .command('show <name>')
    .description('everything about one, by key (its highest version) or key@version')
    .action(show);
  instruments
    .command('check <file>')
    .description('say what an instrument pack would install, or everything that is wrong with it')
    .action(async (file: string) => printJson(summaryOf(await readPack(file))));
  instruments
    .command('import <file>')
    .description('install an instrument pack; the same content again changes nothing')
    .action(importFile);
  instruments
    .command('schema')
    .description('print the JSON Schema of instrument packs')
    .action(() => printJson(packJsonSchema()));
  return instruments;
}
