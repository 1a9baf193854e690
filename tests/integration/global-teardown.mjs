export default async function globalTeardown() {
  await globalThis.ethogramTestServer?.stop();
}
