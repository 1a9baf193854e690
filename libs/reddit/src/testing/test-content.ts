import type { Clock } from '@ethogram/core';

/** A post as the test server keeps it; deletions keep the text here and hide it on the way out. */
export interface TestPost {
  id: string;
  subreddit: string;
  author: string;
  title: string;
  selftext: string;
  flair: string | null;
  score: number;
  upvoteRatio: number;
  createdUtc: number;
  /** Seconds since 1970; false: never edited. */
  edited: number | false;
  over18: boolean;
  crosspostParent: string | null;
  gone: Gone;
}

export interface TestComment {
  id: string;
  postId: string;
  /** `t3_…` of the post or `t1_…` of the comment answered. */
  parent: string;
  author: string;
  body: string;
  score: number;
  createdUtc: number;
  edited: number | false;
  distinguished: string | null;
  stickied: boolean;
  gone: Gone;
}

/** hidden: Reddit answers as if it had never been. */
export type Gone = 'no' | 'deleted' | 'removed' | 'hidden';

const DELETED = '[deleted]';

/** What the server holds. Everything is changed through here, at run time. */
export class TestContent {
  readonly posts = new Map<string, TestPost>();
  readonly comments = new Map<string, TestComment>();
  readonly children = new Map<string, TestComment[]>();
  readonly subreddits = new Set<string>();
  private count = 46_656;

  constructor(private readonly clock: Clock) {}

  /** Returns the fullname. Every field has a default; times count down from now, a second a post. */
  addPost(part: Partial<Omit<TestPost, 'gone'>> = {}): string {
    const id = part.id ?? this.nextId();
    const post: TestPost = {
      subreddit: 'AmItheAsshole',
      author: `author_${id}`,
      title: `AITA for the thing with number ${id}?`,
      selftext: `This is what happened, number ${id}. `.repeat(5).trim(),
      flair: null,
      score: 1,
      upvoteRatio: 0.9,
      createdUtc: this.seconds() - this.posts.size - 1,
      edited: false,
      over18: false,
      crosspostParent: null,
      ...part,
      id,
      gone: 'no',
    };
    this.posts.set(`t3_${id}`, post);
    this.subreddits.add(post.subreddit.toLowerCase());
    return `t3_${id}`;
  }

  /** An answer to a post (`t3_…`) or to a comment (`t1_…`). Returns the fullname. */
  addComment(parent: string, part: Partial<Omit<TestComment, 'gone' | 'parent' | 'postId'>> = {}): string {
    const postId = parent.startsWith('t3_') ? this.post(parent).id : this.comment(parent).postId;
    const id = part.id ?? this.nextId();
    const comment: TestComment = {
      author: `reader_${id}`,
      body: `NTA. This is comment ${id}.`,
      score: 1,
      createdUtc: this.seconds(),
      edited: false,
      distinguished: null,
      stickied: false,
      ...part,
      id,
      postId,
      parent,
      gone: 'no',
    };
    this.comments.set(`t1_${id}`, comment);
    this.children.set(parent, [...(this.children.get(parent) ?? []), comment]);
    return `t1_${id}`;
  }

  editPost(fullname: string, changes: Partial<Omit<TestPost, 'id' | 'gone'>>): void {
    const words = 'title' in changes || 'selftext' in changes;
    Object.assign(this.post(fullname), words ? { edited: this.seconds() } : {}, changes);
  }

  editComment(fullname: string, changes: Partial<Omit<TestComment, 'id' | 'gone'>>): void {
    Object.assign(this.comment(fullname), 'body' in changes ? { edited: this.seconds() } : {}, changes);
  }

  /** Marks a post or comment as gone in this way; `no` brings it back. */
  mark(fullname: string, gone: Gone): void {
    const content = fullname.startsWith('t3_') ? this.post(fullname) : this.comment(fullname);
    content.gone = gone;
  }

  /** The account goes; what it wrote stays under `[deleted]`. */
  deleteAuthor(name: string): void {
    for (const content of [...this.posts.values(), ...this.comments.values()])
      if (content.author === name) content.author = DELETED;
  }

  post(fullname: string): TestPost {
    const post = this.posts.get(fullname);
    if (!post) throw new RangeError(`The test server has no post ${fullname}.`);
    return post;
  }

  comment(fullname: string): TestComment {
    const comment = this.comments.get(fullname);
    if (!comment) throw new RangeError(`The test server has no comment ${fullname}.`);
    return comment;
  }

  seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  private nextId(): string {
    this.count += 1;
    return this.count.toString(36);
  }
}
