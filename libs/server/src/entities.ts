import { accountsEntities } from '@ethogram/accounts';
import { annotationEntities } from '@ethogram/annotation';
import { collectionEntities } from '@ethogram/collection';
import { corpusEntities } from '@ethogram/corpus';
import { datasetsEntities } from '@ethogram/datasets';
import { demoEntities } from '@ethogram/demo';
import { evaluationEntities } from '@ethogram/evaluation';
import { modelsEntities } from '@ethogram/models';
import { surveysEntities } from '@ethogram/surveys';

/** Every table of the platform; a domain lib adds its own here through its one door. */
export const entities = [
  ...accountsEntities,
  ...surveysEntities,
  ...corpusEntities,
  ...collectionEntities,
  ...annotationEntities,
  ...datasetsEntities,
  ...modelsEntities,
  ...evaluationEntities,
  ...demoEntities,
];
