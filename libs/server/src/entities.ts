import { accountsEntities } from '@ethogram/accounts';

/** Every table of the platform; a domain lib adds its own here through its one door. */
export const entities = [...accountsEntities];
