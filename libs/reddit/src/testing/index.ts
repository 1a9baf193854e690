export { RedditTestServer, type RedditTestServerOptions, type TestRequest } from './reddit-test-server.js';
export type { Gone, TestComment, TestPost } from './test-content.js';
export { TEST_CREDENTIALS } from './test-tokens.js';
export type { TestTrouble } from './test-trouble.js';
