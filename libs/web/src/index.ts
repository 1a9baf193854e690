export * from './graphql/graphql.js';
export * from './graphql/graphql-client.js';
export * from './graphql/request-error.js';
export * from './session/session.js';
export * from './session/useSession.js';
