/** What is replaced by a typed placeholder: [user], [link], [email], [phone]. */
export const REDACTION_KINDS = ['user', 'link', 'email', 'phone'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];
export type RedactionCounts = Record<RedactionKind, number>;

/** One placeholder and what it stands for. */
export type Redaction = { kind: RedactionKind; original: string };

export type RedactedText = { text: string; counts: RedactionCounts };

type Rule = { kind: RedactionKind; pattern: RegExp; isMatch?: (found: string) => boolean };

const MARKDOWN_LINK = /\[([^\]\n]*)\]\(\s*(?:https?:\/\/|www\.|\/)[^)\s]*(?:\s+"[^"\n]*")?\s*\)/giu;

// In this order: an address inside a link is a link, a domain inside an address is an address.
const RULES: readonly Rule[] = [
  { kind: 'link', pattern: /\b(?:https?:\/\/|www\.)[^\s<>()[\]]+[^\s<>()[\].,;:!?'"*_]/giu },
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu },
  {
    kind: 'link',
    pattern:
      /(?<![\p{L}\p{N}@.])(?:[a-z0-9-]+\.)+(?:(?:com|org|net|edu|gov|io|gg|app)\b(?:\/[^\s<>()[\]]*)?|[a-z]{2,}\/[^\s<>()[\]]+)/giu,
  },
  { kind: 'user', pattern: /(?<![\p{L}\p{N}])\/?u\/[A-Za-z0-9_-]{2,}/gu },
  { kind: 'user', pattern: /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu },
  {
    kind: 'phone',
    pattern:
      /(?<![\p{L}\p{N}.,$€£+-])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?\d{1,5}(?:[ .-]\d{2,8}){1,5}(?![\p{L}\p{N}%]|[.,]\d)/gu,
    isMatch: isPhoneNumber,
  },
  { kind: 'phone', pattern: /(?<![\p{L}\p{N}.,$€£])\+?\d{10,13}(?![\p{L}\p{N}%]|[.,]\d)/gu },
  {
    kind: 'phone',
    pattern:
      /(?<=\b(?:call|phone|text|cell|number|tel|reach|mobile)\b[^\n\d]{0,25})\d{3}[ .-]?\d{4}(?![\p{L}\p{N}])/giu,
  },
];

/** Replaces direct identifiers. What each placeholder stood for is not kept. */
export function redact(text: string): RedactedText {
  const counts: RedactionCounts = { user: 0, link: 0, email: 0, phone: 0 };
  const withoutMarkdown = text.replace(MARKDOWN_LINK, (_whole, label: string) => {
    counts.link += 1;
    return label.trim() === '' ? '[link]' : `${label} [link]`;
  });
  const redacted = RULES.reduce(
    (current, { kind, pattern, isMatch }) =>
      current.replace(pattern, (found) => {
        if (isMatch && !isMatch(found)) return found;
        counts[kind] += 1;
        return `[${kind}]`;
      }),
    withoutMarkdown,
  );
  return { text: redacted, counts };
}

/** Grouped digits are a phone number when there are 9 to 15 of them and they are neither a date nor a list of years. */
function isPhoneNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 15) return false;
  return !/^\d{4}[ .-]\d{1,2}[ .-]\d{1,2}$/.test(found) && !/^(?:(?:19|20)\d{2}[ .-]?){2,}$/.test(found);
}
