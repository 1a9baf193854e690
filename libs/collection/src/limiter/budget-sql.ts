/*
 * `clock_timestamp()` and not `now()`: a statement that waited for a row's lock must look at the time when it got it.
 * While `resets_at` lies in the past nothing is known about the budget, and the spacing alone holds.
 */

/** $1 key, $2 seconds between two requests at least. What is left of a period is spread over what is left of its time. */
export const TAKE_REQUEST = `
  update request_budgets
     set next_at = clock_timestamp() + make_interval(secs => greatest(
           $2::double precision,
           extract(epoch from resets_at - clock_timestamp())::double precision / greatest(remaining, 1))),
         remaining = remaining - 1
   where key = $1
     and next_at <= clock_timestamp()
     and (resets_at <= clock_timestamp() or remaining >= 1)
  returning key`;

/** $1 key. Milliseconds until a request may be sent, should nobody else come first. */
export const READ_WAIT = `
  select (extract(epoch from greatest(
           next_at,
           case when resets_at > clock_timestamp() and remaining < 1 then resets_at end)
         - clock_timestamp()) * 1000)::double precision as wait
    from request_budgets
   where key = $1`;

/** $1 key. */
export const INSERT_BUDGET = `
  insert into request_budgets (key, remaining, resets_at, next_at)
  values ($1, 0, clock_timestamp(), clock_timestamp())
  on conflict (key) do nothing`;

/**
 * $1 key, $2 requests left, $3 seconds until the period ends. Answers overtake one another: within a period the lowest
 * number holds, and what a late answer says of a period before is left aside. Periods that end within five seconds of
 * each other are the same one.
 */
export const REPORT_ANSWER = `
  insert into request_budgets as budget (key, remaining, resets_at, next_at)
  values ($1, $2, clock_timestamp() + make_interval(secs => $3::double precision), clock_timestamp())
  on conflict (key) do update
     set remaining = case
           when budget.resets_at <= clock_timestamp()
             or excluded.resets_at > budget.resets_at + interval '5 seconds' then excluded.remaining
           when excluded.resets_at < budget.resets_at - interval '5 seconds' then budget.remaining
           else least(budget.remaining, excluded.remaining) end,
         resets_at = case
           when budget.resets_at <= clock_timestamp()
             or excluded.resets_at > budget.resets_at + interval '5 seconds' then excluded.resets_at
           else budget.resets_at end`;

/** $1 key, $2 seconds. Makes a pause longer, never shorter. */
export const HOLD_ALL = `
  insert into request_budgets as budget (key, remaining, resets_at, next_at)
  values ($1, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => $2::double precision))
  on conflict (key) do update set next_at = greatest(budget.next_at, excluded.next_at)`;

/** $1 key. */
export const READ_REMAINING = `
  select remaining, resets_at from request_budgets where key = $1 and resets_at > clock_timestamp()`;
