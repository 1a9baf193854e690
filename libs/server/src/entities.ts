import { accountsEntities } from '@ethogram/accounts';
import { collectionEntities } from '@ethogram/collection';
import { corpusEntities } from '@ethogram/corpus';

/** Every table of the platform; a domain lib adds its own here through its one door. */
export const entities = [...accountsEntities, ...corpusEntities, ...collectionEntities];
