import { PeopleService, SessionService } from '@ethogram/accounts';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';

async function signInLink(name: string | undefined): Promise<void> {
  const url = await withPlatform({}, async (app) => {
    const people = app.get(PeopleService);
    const person = name
      ? (
          await people.list({ offset: 0, limit: 200 }, undefined, { search: name, simulated: false })
        ).items.find((found) => found.displayName === name)
      : await people.firstAdministrator();
    if (!person)
      throw new Error(
        name ? `There is nobody named ${name}.` : 'Nobody is set up yet: npm start makes the owner.',
      );
    return (await app.get(SessionService).createLink(null, person.id)).url;
  });
  process.stdout.write(`${url}\n`);
}

export function signInLinkCommand(): Command {
  return new Command('sign-in-link')
    .description('print a link that signs somebody in, once')
    .argument('[name]', 'whom; the owner when left out')
    .action(signInLink);
}
