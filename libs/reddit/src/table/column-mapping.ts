/** How a file of another make is read: our field → their column; in JSON a dotted path. */
export interface TableMapping {
  kind: 'POST' | 'COMMENT';
  columns: Readonly<Record<string, string>>;
  /** Used where a row has no subreddit of its own. */
  subreddit?: string | null;
}

/** The fields that a mapping may name, by Reddit's own names. */
export const MAPPED_FIELDS = {
  POST: [
    'id',
    'title',
    'selftext',
    'author',
    'created_utc',
    'subreddit',
    'link_flair_text',
    'score',
    'num_comments',
    'upvote_ratio',
    'over_18',
    'permalink',
  ],
  COMMENT: [
    'id',
    'link_id',
    'parent_id',
    'body',
    'author',
    'created_utc',
    'subreddit',
    'score',
    'is_submitter',
  ],
} as const;

/** Without these nothing of a row could be used. */
const NEEDED = { POST: ['title'], COMMENT: ['link_id', 'body'] } as const;

/** What is wrong with a mapping, as a sentence for people; null when nothing is. */
export function mappingProblem({ kind, columns }: TableMapping): string | null {
  const fields: readonly string[] = MAPPED_FIELDS[kind];
  const unknown = Object.keys(columns).filter((field) => !fields.includes(field));
  if (unknown.length > 0) {
    return `A ${kind.toLowerCase()} has no field ${unknown.join(', ')}: choose from ${fields.join(', ')}.`;
  }
  const badColumns = Object.entries(columns).filter(
    ([, column]) => typeof column !== 'string' || column === '',
  );
  if (badColumns.length > 0) return `Name a column for ${badColumns.map(([field]) => field).join(', ')}.`;
  const missing = NEEDED[kind].filter((field) => !(field in columns));
  return missing.length > 0 ? `Say which column holds ${missing.join(' and ')}.` : null;
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'name', 'fullname', 'postid', 'submissionid', 'redditid', 'commentid', 'uid'],
  title: ['title', 'headline', 'subject', 'posttitle'],
  selftext: ['selftext', 'body', 'text', 'content', 'story', 'post', 'posttext', 'description'],
  author: ['author', 'user', 'username', 'authorname'],
  created_utc: [
    'createdutc',
    'created',
    'createdat',
    'timestamp',
    'date',
    'time',
    'datetime',
    'postedat',
    'posted',
  ],
  subreddit: ['subreddit', 'sub', 'forum', 'community'],
  link_flair_text: ['linkflairtext', 'flair', 'verdict', 'label'],
  score: ['score', 'ups', 'upvotes', 'points'],
  num_comments: ['numcomments', 'comments', 'commentcount'],
  upvote_ratio: ['upvoteratio'],
  over_18: ['over18', 'nsfw'],
  permalink: ['permalink'],
  link_id: ['linkid', 'postid', 'submissionid', 'threadid'],
  parent_id: ['parentid', 'parent'],
  body: ['body', 'text', 'comment', 'content', 'commenttext'],
  is_submitter: ['issubmitter', 'isop'],
};

/** A mapping guessed from the names of the columns; null when they say too little. */
export function suggestMapping(columns: readonly string[]): TableMapping | null {
  const isComment = match('link_id', columns) !== undefined && match('title', columns) === undefined;
  const kind = isComment ? 'COMMENT' : 'POST';
  const found: Record<string, string> = {};
  for (const field of MAPPED_FIELDS[kind]) {
    const column = match(
      field,
      columns.filter((name) => !Object.values(found).includes(name)),
    );
    if (column !== undefined) found[field] = column;
  }
  return Object.keys(found).length > 0 ? { kind, columns: found, subreddit: null } : null;
}

function match(field: string, columns: readonly string[]): string | undefined {
  const bare = (column: string): string =>
    (column.split('.').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  for (const name of NAMES[field] ?? []) {
    const column = columns.find((candidate) => bare(candidate) === name);
    if (column !== undefined) return column;
  }
  return undefined;
}
