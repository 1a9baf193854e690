import { createInterface } from 'node:readline/promises';
import { AuditService } from '@ethogram/accounts';
import { PlatformConfig } from '@ethogram/platform';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';

const WHAT_IT_MEANS = `Authors are stored as keyed hashes of their names. This destroys the key.
- Nobody, you included, can tell any more who wrote a stored post or comment, nor find the posts of a name.
- Posts of one author stay known as such among themselves, so splits and votes already counted do not change.
- Posts collected from now on get a new key: an author's new posts are not recognised as theirs.
- Copies of the key in backups of the data folder (the file author-secret) must be destroyed too.
It cannot be undone.
`;

const IN_ENVIRONMENT =
  'The key of the authors is set by ETHOGRAM_AUTHOR_SECRET, so it cannot be destroyed here: remove it from wherever that ' +
  'is set and from every copy, set a new one of at least 32 characters or none, and start the platform again.';

async function unlink({ yes = false }: { yes?: boolean }): Promise<void> {
  await withPlatform({}, async (app) => {
    const { authorSecret } = app.get(PlatformConfig);
    if (authorSecret.isFixed) throw new Error(IN_ENVIRONMENT);
    process.stdout.write(WHAT_IT_MEANS);
    if (!yes && !(await isConfirmed())) throw new Error('Nothing was changed.');
    authorSecret.replace();
    await app.get(AuditService).record(null, 'destroyed', 'author-key', 'installation');
    process.stdout.write('The key is destroyed. A platform that is running uses the new one from now on.\n');
  });
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('Nothing was changed: say --yes when there is nobody to ask.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question('Type yes to destroy the key: ')).trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}

export function authorsCommand(): Command {
  const authors = new Command('authors').description('what is kept of the authors of posts');
  authors
    .command('unlink')
    .description('destroy the key that author names are hashed with, so that no stored post leads to a name')
    .option('--yes', 'do not ask')
    .action(unlink);
  return authors;
}
