import { Facts } from '../elements/Facts.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { When } from '../elements/When.js';
import type { PersonRecord } from './person.queries.js';
import { RoleChips } from './PersonList.js';
import { SignInLinkPanel } from './SignInLinkPanel.js';

export function PersonPage() {
  return (
    <RecordPage<PersonRecord>
      resource="people"
      titleOf={({ displayName }) => displayName}
      chips={(person) => <RoleChips person={person} />}
    >
      {(person) => (
        <>
          {!person.simulated && (
            <May create="people">
              <SignInLinkPanel person={person} />
            </May>
          )}
          <Panel title="About">
            <Facts
              facts={[
                ['Added', <When at={person.createdAt} />],
                person.disabledAt ? ['Disabled', <When at={person.disabledAt} />] : false,
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}
