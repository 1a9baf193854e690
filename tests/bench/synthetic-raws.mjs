import { SyntheticRows } from './synthetic-rows.mjs';

const rows = new SyntheticRows();

/** A live post as the readers give it. */
export function syntheticPost(index) {
  const row = JSON.parse(rows.post(index));
  return {
    fullname: row.name,
    id: row.id,
    subreddit: row.subreddit,
    authorName: row.author,
    authorFullname: row.author_fullname,
    createdUtc: row.created_utc,
    title: row.title,
    body: row.selftext,
    flair: null,
    score: row.score,
    numComments: row.num_comments,
    upvoteRatio: row.upvote_ratio,
    over18: row.over_18,
    permalink: row.permalink,
    crosspostParent: null,
    edited: false,
    state: 'live',
  };
}

/** A live comment on one of `posts` posts. */
export function syntheticComment(index, posts) {
  const row = JSON.parse(rows.comment(index, posts));
  return {
    fullname: `t1_${row.id}`,
    linkFullname: row.link_id,
    parentFullname: row.parent_id,
    authorName: row.author,
    body: row.body,
    score: row.score,
    createdUtc: row.created_utc,
    isSubmitter: row.is_submitter,
    distinguished: row.distinguished,
    stickied: row.stickied,
    state: 'live',
  };
}
