import { LinearProgress } from '@mui/material';
import { Disclosure } from '../elements/Disclosure.js';
import { Facts } from '../elements/Facts.js';
import { percent, plain, whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import type { Baseline } from './game.queries.js';
import { categoryWords } from './mark-words.js';

/** What play without a model comes to: what the numbers of models are measured against. */
export function BaselinePanel({ baseline }: { baseline: Baseline | null }) {
  if (!baseline)
    return (
      <Panel
        title="Play without a model"
        hint="A worker plays it at random first: a few seconds for most games."
      >
        <LinearProgress aria-label="Measuring random play" />
      </Panel>
    );
  const { attainable, random, greedy } = baseline;
  const counts = Object.entries(random.counts)
    .filter(([, mean]) => mean > 0)
    .sort(([, a], [, b]) => b - a);
  return (
    <Panel
      title="Play without a model"
      hint={`Counts of models are divided by the mean over ${whole(random.plays)} random plays: 100 is as often as by chance. Points are divided by the most one play can reach.`}
    >
      <Facts
        facts={[
          [
            'Most points of one play',
            `${whole(attainable.points)}${attainable.exact ? '' : ' at least: not every state was looked at'}`,
          ],
          ['Random play', random.share === null ? 'no points' : `${percent(random.share)} of the points`],
          ['Violations by chance', plain(random.counts.violations ?? 0)],
          [
            'Looking ahead for points',
            greedy === null
              ? 'too large to look through'
              : `${greedy.share === null ? 'no points' : percent(greedy.share)}, ${plain(greedy.violations)} violations`,
          ],
        ]}
      />
      <Disclosure summary="Random play by category">
        <PlainTable
          label="Random play by category"
          rows={counts}
          keyOf={([category]) => category}
          columns={[
            { label: 'Category', render: ([category]) => categoryWords(category) },
            { label: 'Mean count', isNumber: true, render: ([, mean]) => plain(mean) },
          ]}
        />
      </Disclosure>
    </Panel>
  );
}
