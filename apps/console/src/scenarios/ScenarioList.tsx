import { ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { choicesOf, REVIEW_STATES } from '../elements/words.js';
import { When } from '../elements/When.js';
import { redactionsText } from './redactions-text.js';
import type { ScenarioLine } from './scenario.queries.js';
import { ScenarioChips } from './ScenarioChips.js';

const FILTERS = [
  <SearchInput key="search" source="search" alwaysOn />,
  <ReferenceInput key="sourceId" source="sourceId" reference="sources" alwaysOn>
    <SelectInput label="Source" optionText="name" />
  </ReferenceInput>,
  <SelectInput
    key="reviewState"
    source="reviewState"
    label="Review"
    choices={choicesOf(REVIEW_STATES)}
    alwaysOn
  />,
];

export function ScenarioList() {
  return (
    <RecordList<ScenarioLine>
      filters={FILTERS}
      primary={(scenario) => scenario.title || 'Withdrawn'}
      secondary={({ characters }) => `${whole(characters)} characters`}
      empty={
        <EmptyList title="No scenarios yet">
          Scenarios are made from the posts of a source: open one and make some.
        </EmptyList>
      }
      columns={[
        {
          label: 'Title',
          sortBy: 'title',
          render: (scenario) => scenario.title || <em>Withdrawn: its post was deleted</em>,
        },
        {
          label: 'Characters',
          sortBy: 'characters',
          isNumber: true,
          render: ({ characters }) => whole(characters),
        },
        { label: 'Redacted', render: ({ redactions }) => redactionsText(redactions) },
        { label: 'Marks', render: (scenario) => <ScenarioChips scenario={scenario} /> },
        { label: 'Made', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}
