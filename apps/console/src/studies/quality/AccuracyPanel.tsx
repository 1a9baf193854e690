import { type ForestRow, ForestChart } from '@ethogram/web';
import { Typography } from '@mui/material';
import { Panel } from '../../elements/Panel.js';
import { questionLabel } from '../study-words.js';
import type { StudyQuality } from './quality.queries.js';

const INTERVALS = 'Intervals are Wilson score intervals at 95 %.';

/** How often people are right where the answer is known, and how near they are to the others. */
export function AccuracyPanel({ quality }: { quality: StudyQuality }) {
  const { people, questions, settings } = quality;
  const known = people.flatMap(({ person, gold }): ForestRow[] =>
    gold.share === null
      ? []
      : [
          {
            key: person.id,
            label: person.displayName,
            tuned: { value: gold.share, low: gold.low, high: gold.high },
          },
        ],
  );
  const asked = questions.flatMap(({ question, share, low, high }): ForestRow[] =>
    share === null
      ? []
      : [{ key: question ?? '', label: questionLabel(question ?? ''), tuned: { value: share, low, high } }],
  );
  return (
    <Panel
      title="Right where the answer is known"
      hint="Hidden gold and attention checks; a task is right when every expected part is."
    >
      {known.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          No gold has been answered yet. Mark tasks as gold below and set a share of them.
        </Typography>
      )}
      {known.length > 0 && (
        <ForestChart
          title="By person"
          description="Share of gold tasks each person has right, with its interval."
          rows={known}
          axisLabel="Share right"
          domain={[0, 1]}
          reference={settings.rule?.below ?? null}
          tunedLabel="Right"
          note={settings.rule ? `${INTERVALS} The line is the study’s rule.` : INTERVALS}
        />
      )}
      {asked.length > 0 && (
        <ForestChart
          title="By question"
          description="Share of gold answers that are right, question by question, those of excluded people left out."
          rows={asked}
          axisLabel="Share right"
          domain={[0, 1]}
          reference={null}
          tunedLabel="Right"
          note={INTERVALS}
        />
      )}
      <Closeness people={people} />
    </Panel>
  );
}

function Closeness({ people }: Pick<StudyQuality, 'people'>) {
  const questions = [
    ...new Set(people.flatMap(({ agreement }) => agreement.map(({ question }) => question))),
  ];
  const rows = questions.flatMap((question) =>
    people.flatMap(({ person, agreement }): ForestRow[] => {
      const found = agreement.find((line) => line.question === question);
      if (!found || found.value === null) return [];
      const { value, low, high } = found;
      const key = `${question} ${person.id}`;
      return [
        { key, label: person.displayName, section: questionLabel(question), tuned: { value, low, high } },
      ];
    }),
  );
  if (rows.length === 0) return null;
  return (
    <ForestChart
      title="Agreement with the others"
      description="For each person how near their answers are to those the others gave to the same tasks."
      rows={rows}
      axisLabel="1 the same, 0 as far as can be"
      domain={[0, 1]}
      reference={null}
      tunedLabel="Agreement"
      note="Verdict: share of the others who said the same. Numbers: 1 less the mean distance in widths of the scale. Percentile bootstrap over tasks."
    />
  );
}
