import type { ReleaseRowContent, SurveyRowContent } from '../release/release-content.js';
import { column, type FlatTable, json, type Lines, PLACE } from './flat-table.js';

const asSurvey = (row: ReleaseRowContent): SurveyRowContent => row as SurveyRowContent;

export const SURVEY_TABLES: readonly FlatTable[] = [
  {
    name: 'rows',
    describes: 'One item a line: the distribution of its ratings, and mean and median',
    columns: [
      ...PLACE,
      column('item', 'text', 'Key of the item in its instrument'),
      column('text', 'text', 'Wording; empty where the licence does not let it be published'),
      column('value', 'text', 'The value it is keyed to'),
      column('family', 'text', 'Items that are paraphrases of each other share one'),
      column('keyed', 'text', 'direct, or reverse: high ratings speak against the value'),
      column('ratings', 'integer', 'How many people rated it'),
      column('mean', 'number', 'Mean rating, as given'),
      column('median', 'number', 'Median rating, as given'),
      column('counts', 'json', 'Ratings by point of the scale'),
    ],
    linesOf: (row: ReleaseRowContent): Lines => {
      const { key, split, group, item, aggregate, distribution } = asSurvey(row);
      const { ratings, mean, median } = aggregate;
      const { key: name, text, value, family, keyed } = item;
      return [
        [key, split, group, name, text, value, family, keyed, ratings, mean, median, json(distribution)],
      ];
    },
  },
  {
    name: 'judgments',
    describes: 'One rating a line: what one person said of one item',
    columns: [
      ...PLACE,
      column('annotator', 'text', 'Pseudonym of a person, the same in every release of an installation'),
      column('rating', 'integer', 'As given; reverse-keyed items are not mirrored'),
    ],
    linesOf: (row: ReleaseRowContent): Lines => {
      const { key, split, group, ratings } = asSurvey(row);
      return ratings.map(({ annotator, rating }) => [key, split, group, annotator, rating]);
    },
  },
];
