/** Settings that cannot be used; the message names each, and no value. */
export class ConfigError extends Error {}
