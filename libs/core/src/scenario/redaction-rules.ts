/**
 * What is replaced by a typed placeholder: [user], [link], and so on. Exact dates only; a month or a year stays. No rule
 * knows a name when it sees one: [name] is what a reviewer puts.
 */
export const REDACTION_KINDS = [
  'user',
  'link',
  'email',
  'phone',
  'handle',
  'street',
  'date',
  'name',
] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

export type RedactionRule = {
  kind: RedactionKind;
  pattern: RegExp;
  /** A text without any of these holds no match: most texts spare themselves the slow pattern. */
  needs: RegExp;
  isMatch?: (found: string) => boolean;
};

const GAP = '[^\\S\\n]+';

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|january|february|april|june|july|august|september|october|november|december|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)';
const YEAR = `(?:,?${GAP}(?:19|20)\\d{2})?`;
const STREET_WORD =
  '(?:Street|Avenue|Road|Boulevard|Lane|Drive|Court|Square|Terrace|Parkway|Highway|Crescent|Close|Way|Place|St|Ave|Rd|Blvd|Ln|Dr|Ct|Pkwy|Hwy)';
const COMPASS = '(?:(?:North|South|East|West|[NSEW]{1,2}\\.?)';

// In this order: an address inside a link is a link, a domain inside an address is an address.
export const REDACTION_RULES: readonly RedactionRule[] = [
  {
    kind: 'link',
    needs: /:\/\/|www\./i,
    pattern: /\b(?:https?:\/\/|www\.)[^\s<>()[\]]+[^\s<>()[\].,;:!?'"*_]/giu,
  },
  {
    kind: 'email',
    needs: /@/,
    // No more than 64 characters before the sign: longer is no address, and would be tried from every place.
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu,
  },
  {
    kind: 'link',
    needs: /\.(?:com|org|net|edu|gov|io|gg|app|[a-z]{2,}\/)/i,
    pattern:
      /(?<![\p{L}\p{N}@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.)+(?:(?:com|org|net|edu|gov|io|gg|app)\b(?:\/[^\s<>()[\]]*)?|[a-z]{2,}\/[^\s<>()[\]]+)/giu,
  },
  { kind: 'user', needs: /u\//, pattern: /(?<![\p{L}\p{N}])\/?u\/[A-Za-z0-9_-]{2,}/gu },
  {
    kind: 'handle',
    needs: /@/,
    pattern: /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu,
  },
  {
    kind: 'street',
    needs: /\d[A-Za-z]?,?[^\S\n]/,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}$€£#.,-])\\d{1,5}[A-Za-z]?,?${GAP}${COMPASS}${GAP})?(?:(?:\\p{Lu}[\\p{L}'’.-]{0,30}|\\d{1,3}(?:st|nd|rd|th))${GAP}){1,3}${STREET_WORD}\\b\\.?(?:,?${GAP}(?:Apt|Apartment|Unit|Suite|Flat)\\.?${GAP}?#?[\\p{L}\\p{N}-]{1,6})?`,
      'gu',
    ),
  },
  {
    kind: 'street',
    needs: /(?:stra(?:ß|ss)e|str\.|gasse|allee|platz|weg)[^\S\n]+\d/i,
    pattern:
      /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|gasse|allee|platz|weg)|\p{Lu}[\p{L}-]{1,30}[^\S\n]+(?:Straße|Strasse|Str\.|Gasse|Allee|Platz|Weg))[^\S\n]+\d{1,4}[^\S\n]?[a-z]?(?![\p{L}\p{N}])/gu,
  },
  {
    kind: 'date',
    needs: /\d[-/.]\d/,
    pattern:
      /(?<![\d.,/-])(?:(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d{2}|\d{1,2}\/\d{1,2}\/\d{2})(?![\d/-]|\.\d)/gu,
    isMatch: isNumericDate,
  },
  {
    kind: 'date',
    needs: /\d/,
    pattern: new RegExp(
      `\\b(?:${MONTH}\\.?|(?:march|may)(?=${GAP}\\d+(?:st|nd|rd|th)))${GAP}(?:the${GAP})?\\d{1,2}(?!\\d|[.,:%]\\d)(?:st|nd|rd|th)?\\b${YEAR}`,
      'gu',
    ),
    isMatch: hasDay,
  },
  {
    kind: 'date',
    needs: /\d/,
    pattern: new RegExp(
      `(?<![\\d.,:/$€£-])\\d{1,2}(?:st|nd|rd|th)?\\.?${GAP}(?:of${GAP})?(?:${MONTH}|(?<=(?:st|nd|rd|th)${GAP}(?:of${GAP})?)(?:march|may))(?![\\p{L}\\p{N}])${YEAR}`,
      'gu',
    ),
    isMatch: hasDay,
  },
  {
    kind: 'phone',
    needs: /\d\)?[ .-]\d/,
    pattern:
      /(?<![\p{L}\p{N}.,$€£+-])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{1,5}(?:[ .-]\d{2,8}){1,5}(?![\p{L}\p{N}%]|[.,]\d)/gu,
    isMatch: isPhoneNumber,
  },
  { kind: 'phone', needs: /\d{10}/, pattern: /(?<![\p{L}\p{N}.,$€£])\+?\d{10,13}(?![\p{L}\p{N}%]|[.,]\d)/gu },
  {
    kind: 'phone',
    needs: /\d{3}[ .-]?\d{4}/,
    pattern:
      /(?<=\b(?:call|phone|text|cell|number|tel|reach|mobile)\b[^\n\d]{0,25})\d{3}[ .-]?\d{4}(?![\p{L}\p{N}])/giu,
  },
];

/** Grouped digits are a phone number when there are 9 to 15 of them and they are neither a date nor a list of years. */
function isPhoneNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15) return false;
  return !/^\d{4}[ .-]\d{1,2}[ .-]\d{1,2}$/.test(found) && !/^(?:(?:19|20)\d{2}[ .-]?){2,}$/.test(found);
}

/** Whether the numbers can be a day and a month, in either order. */
function isNumericDate(found: string): boolean {
  const numbers = found.split(/[-/.]/).map(Number);
  const [first = 0, second = 0] = numbers[0] !== undefined && numbers[0] > 99 ? numbers.slice(1) : numbers;
  const [low, high] = first < second ? [first, second] : [second, first];
  return low >= 1 && low <= 12 && high <= 31;
}

function hasDay(found: string): boolean {
  const day = Number(/\d{1,2}/.exec(found)?.[0]);
  return day >= 1 && day <= 31;
}
