import { LANGUAGES, OFFERED_LANGUAGES, switchLanguage } from '../texts/language.js';
import { language, texts } from '../texts/texts.js';

/** Each language by its own name, so that somebody who reads nothing else on the page finds theirs. */
export function LanguageChoice() {
  const isOffered = OFFERED_LANGUAGES.some(({ code }) => code === language);
  return (
    <select
      className="language"
      aria-label={texts.language}
      value={language}
      onChange={({ currentTarget: { value } }) => {
        const chosen = LANGUAGES.find((code) => code === value);
        if (chosen) switchLanguage(chosen);
      }}
      data-testid="language"
    >
      {OFFERED_LANGUAGES.map(({ code, name }) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
      {!isOffered && <option value={language}>{language}</option>}
    </select>
  );
}
