/** What a post asks. PAST: about something done; HYPOTHETICAL: about something planned; UPDATE: how an earlier post went on. */
export const POST_TYPES = ['PAST', 'HYPOTHETICAL', 'META', 'UPDATE', 'OTHER'] as const;
export type PostType = (typeof POST_TYPES)[number];

export const CONTENT_FLAGS = ['SEXUAL', 'SELF_HARM', 'VIOLENCE', 'ABUSE', 'MINORS'] as const;
export type ContentFlag = (typeof CONTENT_FLAGS)[number];

/** Who may be shown a post: everybody, with a warning first, only people who asked for such posts, nobody. */
export const ROUTINGS = ['OK', 'WARN', 'OPT_IN', 'EXCLUDED'] as const;
export type Routing = (typeof ROUTINGS)[number];
