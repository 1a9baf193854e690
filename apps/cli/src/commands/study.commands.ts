import { PeopleService } from '@ethogram/accounts';
import { StudyService, StudyStatistics } from '@ethogram/annotation';
import { SourceService } from '@ethogram/corpus';
import { ROLES, type Role } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { wholeNumber } from './demo.command.js';
import { printJson } from './follow.js';

interface StudyOptions {
  readonly name: string;
  readonly kind: 'moral-judgment' | 'survey';
  readonly guideline: string;
  readonly source?: string;
  readonly instrument: string;
  readonly judgments: number;
  readonly limit?: number;
  readonly batterySize: number;
  readonly seed: number;
}

async function createStudy(app: INestApplicationContext, options: StudyOptions): Promise<object> {
  const survey = options.kind === 'survey';
  const instruments = app.get(InstrumentService);
  await instruments.ensureInstalled();
  const source = options.source ? await app.get(SourceService).byName(options.source) : null;
  if (!survey && !source)
    throw new Error('A moral-judgment study needs --source with the name of a source that has scenarios.');
  const study = await app.get(StudyService).create(null, {
    name: options.name,
    kind: survey ? 'SURVEY' : 'MORAL_JUDGMENT',
    guideline: options.guideline,
    judgmentsPerTask: options.judgments,
    batterySize: options.batterySize,
    seed: options.seed,
    sourceId: source?.id ?? null,
    scenarioLimit: options.limit ?? null,
    instrumentId: survey ? (await instruments.byKey(options.instrument)).id : null,
  });
  return { id: study.id, name: study.name, kind: study.kind, state: study.state };
}

export function studyCommand(): Command {
  const study = new Command('study').description('labelling efforts');
  study
    .command('create')
    .requiredOption('--name <name>')
    .addOption(new Option('--kind <kind>').choices(['moral-judgment', 'survey']).makeOptionMandatory())
    .option('--guideline <text>', 'what annotators read first', '')
    .option('--source <name>', 'where the scenarios come from')
    .option('--limit <n>', 'the most scenarios', wholeNumber)
    .option('--instrument <key>', 'the survey', 'ethogram-values')
    .option('--battery-size <n>', 'items on one screen', wholeNumber, 10)
    .option('--judgments <n>', 'judgments of each task', wholeNumber, 3)
    .option('--seed <n>', 'seed of the order', wholeNumber, 0)
    .action(async (options: StudyOptions) =>
      printJson(await withPlatform({}, (app) => createStudy(app, options))),
    );
  study.command('open <id>').action(async (id: string) => {
    const { state } = await withPlatform({}, (app) => app.get(StudyService).open(null, id));
    printJson({ id, state });
  });
  study.command('add-people <id> <personIds...>').action(async (id: string, personIds: string[]) => {
    await withPlatform({}, (app) => app.get(StudyService).addPeople(null, id, personIds));
    printJson({ id, added: personIds });
  });
  study.command('list').action(async () => {
    const listed = await withPlatform({}, async (app) => {
      const { items } = await app.get(StudyService).list({ offset: 0, limit: 200 });
      const counts = await app.get(StudyStatistics).counts(items.map(({ id }) => id));
      return items.map(({ id, name, kind, state }) => ({ id, name, kind, state, ...counts.get(id) }));
    });
    printJson(listed);
  });
  return study;
}

export function personCommand(): Command {
  const person = new Command('person').description('people who label, curate and research');
  person
    .command('add <name>')
    .addOption(
      new Option('--role <role...>').choices(ROLES.map((role) => role.toLowerCase())).default(['annotator']),
    )
    .action(async (name: string, { role }: { role: string[] }) => {
      const roles = role.map((found) => found.toUpperCase() as Role);
      const { id, displayName } = await withPlatform({}, (app) =>
        app.get(PeopleService).create(null, { displayName: name, roles }),
      );
      printJson({ id, displayName, roles });
    });
  return person;
}
