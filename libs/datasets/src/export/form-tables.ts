import type { FormRowContent } from '../release/form-content.js';
import type { ReleaseRowContent } from '../release/release-content.js';
import { column, type FlatTable, json, type Lines, PLACE } from './flat-table.js';

const asForm = (row: ReleaseRowContent): FormRowContent => row as FormRowContent;

export const FORM_TABLES: readonly FlatTable[] = [
  {
    name: 'rows',
    describes: 'One situation or statement a line: distribution and aggregate of each part of the form',
    columns: [
      ...PLACE,
      column('text_hash', 'text', 'SHA-256 of the situation as UTF-8; empty for a statement'),
      column('title', 'text', 'Title of the situation; empty where it may not be published'),
      column('text', 'text', 'The situation or statement; empty where it may not be published'),
      column('item', 'text', 'Key of the statement in its instrument; empty for a situation'),
      column('value', 'text', 'The value the statement is keyed to; empty for a situation'),
      column('judgments', 'integer', 'How many people answered'),
      column('counts', 'json', 'By part: how many were asked and answered, and what'),
      column('aggregate', 'json', 'By part: what was made of the answers, and how'),
    ],
    linesOf: (row: ReleaseRowContent): Lines => {
      const { key, split, group, scenario, item, judgments, distribution, aggregate } = asForm(row);
      return [
        [
          key,
          split,
          group,
          scenario?.textHash ?? null,
          scenario?.title ?? null,
          scenario?.text ?? item?.text ?? null,
          item?.key ?? null,
          item?.value ?? null,
          judgments.length,
          json(distribution),
          json(aggregate),
        ],
      ];
    },
  },
  {
    name: 'judgments',
    describes: 'One answer to one part a line',
    columns: [
      ...PLACE,
      column('annotator', 'text', 'Pseudonym of a person, the same in every release of an installation'),
      column('part', 'text', 'The part of the form'),
      column('answer', 'json', 'As it was given; null where words may not be published'),
    ],
    linesOf: (row: ReleaseRowContent): Lines => {
      const { key, split, group, judgments } = asForm(row);
      return judgments.flatMap(({ annotator, parts }) =>
        Object.entries(parts).map(([part, answer]) => [key, split, group, annotator, part, json(answer)]),
      );
    },
  },
];
