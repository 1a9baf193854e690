import { readFile } from 'node:fs/promises';
import { definitionProblems, type FormKind, FormService, type NewForm } from '@ethogram/annotation';
import { BadInputError } from '@ethogram/platform';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { printJson } from './follow.js';

/** A form as a file: what `form export` writes. */
interface FormFile extends NewForm {
  readonly kind: FormKind;
}

async function readForm(path: string): Promise<FormFile> {
  const file = JSON.parse(await readFile(path, 'utf8')) as Partial<FormFile> | null;
  const { name, kind = 'FORM', definition, guideline = '', examples = [] } = file ?? {};
  if (
    typeof name !== 'string' ||
    typeof guideline !== 'string' ||
    (kind !== 'FORM' && kind !== 'MORAL_JUDGMENT')
  )
    throw new BadInputError(
      'The file needs "name", "kind" (FORM or MORAL_JUDGMENT) and "definition"; "guideline" and "examples" if there are some.',
    );
  return { name, kind, definition, guideline, examples };
}

export function formCommand(): Command {
  const form = new Command('form').description('forms of your own, as files');
  form
    .command('check <file>')
    .description('says what is wrong with a form; needs no platform')
    .action(async (path: string) => {
      const { kind, definition } = await readForm(path);
      const problems = definitionProblems(kind, definition);
      printJson({ ok: problems.length === 0, problems });
      if (problems.length > 0) process.exitCode = 1;
    });
  form
    .command('import <file>')
    .description('a new form, or a new version of one')
    .option('--form <id>', 'the form it is a version of')
    .action(async (path: string, { form: id }: { form?: string }) => {
      const file = await readForm(path);
      printJson(
        await withPlatform({}, async (app) => {
          const forms = app.get(FormService);
          const formId = id ?? (await forms.create(null, file)).id;
          const version = await forms.addVersion(null, formId, file);
          return {
            id: formId,
            name: (await forms.get(formId)).name,
            versionId: version.id,
            version: version.number,
          };
        }),
      );
    });
  form
    .command('export <id>')
    .description('the newest version of a form, as a file to import elsewhere')
    .action(async (id: string) => {
      const exported = await withPlatform({}, async (app): Promise<object> => {
        const forms = app.get(FormService);
        const { name, kind } = await forms.get(id);
        const [latest] = await forms.versions(id);
        if (!latest) throw new Error(`The form ${id} has no version.`);
        const { definition, guideline, examples } = latest;
        return { name, kind, definition, guideline, examples };
      });
      printJson(exported);
    });
  return form;
}
