/** Whether a file system error says that the file or its folder does not exist. */
export function isMissingFile(error: unknown): boolean {
  return hasCode(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function hasCode(error: unknown): error is { code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
