/** Characters read: enough to be sure, and a bound on the time of a long text. */
const SAMPLE = 800;
export const UNKNOWN_LANGUAGE = 'und';

export type LanguageReader = (text: string) => string;

let loading: Promise<LanguageReader> | undefined;

/**
 * Tells the language of a text: its ISO 639-1 code, `und` when it cannot be told. The tables take 90 MB of memory, so they
 * are loaded by the first who asks.
 */
export async function languageReader(): Promise<LanguageReader> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LanguageReader> {
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const { language } = eld.detect(text.slice(0, SAMPLE));
    return language === '' ? UNKNOWN_LANGUAGE : language;
  };
}
