import type { ContentFlag, Routing } from './post-reading.js';

/**
 * Who may be shown a post. Minors beside sexual content: nobody. Sexual content, self-harm, or marked by Reddit as for
 * adults: those who asked for it. Violence or abuse: everybody, after a warning.
 */
export function routingOf(flags: readonly ContentFlag[], over18: boolean): Routing {
  const has = (flag: ContentFlag): boolean => flags.includes(flag);
  if (has('SEXUAL') && has('MINORS')) return 'EXCLUDED';
  if (has('SEXUAL') || has('SELF_HARM') || over18) return 'OPT_IN';
  return has('VIOLENCE') || has('ABUSE') ? 'WARN' : 'OK';
}
