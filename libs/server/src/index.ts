export { entities } from './entities.js';
export { ApplicationModule, type ApplicationOptions } from './application.module.js';
export { migrations } from '@ethogram/migrations';
export { connectDatabase, DatabaseUnreachableError, describeDatabase } from './connect-database.js';
export { HttpApplicationModule } from './http-application.module.js';
