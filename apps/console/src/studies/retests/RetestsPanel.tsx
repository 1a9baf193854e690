import { ForestChart, type ForestRow } from '@ethogram/web';
import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { counted, percent, plain, whole } from '../../elements/format.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { questionLabel } from '../study-words.js';
import { fetchRetests, type StudyRetests } from './retest.queries.js';
import { RetestSettingsForm } from './RetestSettingsForm.js';

type Reliability = StudyRetests['questions'][number];

/** How much people agree with themselves, from tasks they were given a second time without being told. */
export function RetestsPanel({ studyId }: { studyId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['studies', 'retests', studyId],
    queryFn: () => fetchRetests(studyId),
  });
  const onChanged = (): void => void refetch();
  return (
    <Panel
      title="Agreement with oneself"
      hint="A share of people’s tasks comes a second time, hidden among the others. Second answers are kept apart: they count for no overlap, no agreement between people and no release."
    >
      {error && !data && <ErrorNotice error={error} onRetry={onChanged} />}
      {data && (
        <>
          <Results retests={data} />
          <May create="studies">
            <RetestSettingsForm
              key={JSON.stringify(data.settings)}
              studyId={studyId}
              settings={data.settings}
              onChanged={onChanged}
            />
          </May>
        </>
      )}
    </Panel>
  );
}

function Results({ retests: { counts, questions, people } }: { retests: StudyRetests }) {
  if (counts.answered === 0)
    return (
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>
        Nothing has been answered a second time yet.
        {counts.held > 0 && ` ${counted(counts.held, 'task')} lie with people.`}
      </Typography>
    );
  return (
    <>
      <Typography sx={{ mb: 1 }}>
        {`${counted(counts.answered, 'second answer')}, ${whole(counts.held)} with people, ${whole(counts.skipped)} skipped.`}
      </Typography>
      <PlainTable
        label="Agreement with oneself by question"
        rows={questions}
        keyOf={({ question }) => question}
        columns={[
          { label: 'Question', render: ({ question }) => nameOf(question) },
          { label: 'Pairs', isNumber: true, render: ({ same }) => whole(same.n) },
          { label: 'The same', isNumber: true, render: ({ same }) => intervalText(same, percent) },
          { label: 'Beyond chance', isNumber: true, render: beyondChance },
        ]}
      />
      <ForestChart
        title="The same answer the second time"
        description="For each person the share of second answers that are exactly the first, with its interval."
        rows={people.flatMap(rowsOfPerson)}
        axisLabel="Share that is the same"
        domain={[0, 1]}
        reference={null}
        tunedLabel="The same"
        note="Wilson score intervals at 95 %. Beyond chance: Cohen’s κ for names, ICC(2) for numbers."
      />
    </>
  );
}

function rowsOfPerson({ person, questions }: StudyRetests['people'][number]): ForestRow[] {
  return questions.slice(0, 1).flatMap(({ question, same }) =>
    same.value === null
      ? []
      : [
          {
            key: person.id,
            label: person.displayName,
            section: nameOf(question),
            tuned: { value: same.value, low: same.low, high: same.high },
          },
        ],
  );
}

function nameOf(question: string): string {
  return question === 'answer' ? 'The whole answer' : questionLabel(question);
}

function beyondChance({ kappa, icc }: Reliability): string {
  if (kappa) return `κ ${intervalText(kappa, plain)}`;
  return icc ? `ICC ${intervalText(icc, plain)}` : '–';
}

interface Interval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function intervalText({ value, low, high }: Interval, write: (number: number) => string): string {
  if (value === null) return '–';
  return low === null || high === null ? write(value) : `${write(value)} (${write(low)} to ${write(high)})`;
}
