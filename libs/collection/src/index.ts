export { CollectionHttpModule, CollectionModule, collectionEntities } from './collection.module.js';
export { FileService } from './file/file.service.js';
export { CollectionRun, type InvalidLine, type RunFile } from './run/collection-run.entity.js';
export { ImportService } from './run/import.service.js';
export type { ImportTally, KindTally } from './run/import-tally.js';
