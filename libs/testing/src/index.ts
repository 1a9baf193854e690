export { createTestDatabase, type TestDatabase } from './database/test-database.js';
export {
  makeTemplate,
  startTestServer,
  withDatabase,
  type TestServer,
  SERVER_VARIABLE,
} from './database/test-server.js';
export { createTestApplication, type TestApplication, type TestApplicationOptions } from './application.js';
export { rawPost, tale } from './builders/posts.js';
export {
  answerTasks,
  createAnnotators,
  createScenarios,
  openMoralStudy,
  openStudy,
  rawPosts,
  type MoralStudyOptions,
  type OpenStudy,
} from './builders/study.js';
export { S3TestServer, type S3Trouble } from './s3/s3-test-server.js';
export { type LoraTensor, loraTensors, loraWeights } from './builders/lora-weights.js';
