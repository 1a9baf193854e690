export const ORIGINS: Readonly<Record<string, string>> = {
  BUNDLED: 'Ethogram',
  FILE: 'imported file',
  MACHIAVELLI: 'MACHIAVELLI data',
};
