/**
 * The code Node puts on errors of files and decoders (ENOENT, Z_BUF_ERROR …), null on any other error. It goes by shape,
 * since an error can come from another realm than ours, where `instanceof Error` is false.
 */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
