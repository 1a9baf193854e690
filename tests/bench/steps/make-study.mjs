// A study of `tasks` tasks with three slots each and `people` annotators, straight into the tables; the first `judged`
// tasks have all their judgments. `isReadable`: every task has a text, and everybody a session, whose tokens are given back.
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

const { url, tasks, people, judged = 0, isReadable = false } = JSON.parse(process.argv[2]);
const client = new pg.Client({ connectionString: url });
await client.connect();
const study = '01890000-0000-7000-8000-0000000000aa';
const source = '01890000-0000-7000-8000-0000000000bb';
await client.query(
  `insert into sources (id, name, basis, may_annotate, may_publish_ids, may_publish_text, may_train, created_at, access_basis)
   values ($1, 'Bench', 'invented', true, true, true, true, now(), 'FILE')`,
  [source],
);
await client.query(
  `insert into studies (id, name, kind, state, guideline, judgments_per_task, lease_seconds, source_ids, seed, simulated, created_at, opened_at, task_total, slot_total)
   values ($1, 'Bench', 'MORAL_JUDGMENT', 'OPEN', 'x', 3, 1800, $2, 7, false, now(), now(), $3, $4)`,
  [study, JSON.stringify([source]), tasks, 3 * tasks],
);
await client.query(
  `insert into people (id, display_name, roles, simulated, created_at) select gen_random_uuid(), 'Annotator ' || n, '{ANNOTATOR}', false, now() from generate_series(1, $1) n`,
  [people],
);
await client.query(
  `insert into study_people (study_id, person_id, added_at, draws) select $1, id, now(), 0 from people`,
  [study],
);
if (isReadable) await storeTexts();
const scenario = isReadable ? `md5('scenario ' || n)::uuid` : 'gen_random_uuid()';
await client.query(
  `insert into tasks (id, study_id, position, scenario_id, item_ids) select gen_random_uuid(), $1, n, ${scenario}, '[]' from generate_series(0, $2 - 1) n`,
  [study, tasks],
);
await client.query(
  `insert into slots (id, study_id, task_id, number, place, state)
   select gen_random_uuid(), $1, tasks.id, n, floor(random() * 4294967296)::bigint - 2147483648, 'open' from tasks, generate_series(1, 3) n where study_id = $1`,
  [study],
);
if (judged > 0) {
  await client.query(
    `with ordered as (select id, row_number() over (order by display_name) - 1 as place from people),
     filled as (
       update slots set state = 'done', person_id = ordered.id, fencing_token = nextval('slot_fencing_tokens')
       from tasks, ordered where tasks.id = slots.task_id and tasks.position < $2 and ordered.place = (tasks.position * 3 + slots.number) % $1 returning slots.*)
     insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
     select gen_random_uuid(), study_id, task_id, id, person_id, 1, true, id::text,
       jsonb_build_object('kind', 'moral_judgment', 'verdict', (array['YTA','NTA','ESH'])[1 + number % 3], 'acceptability', number % 3, 'values', '[]'::jsonb, 'confidence', 3, 'rationale', ''),
       'h', 20000, now() - random() * interval '20 days' from filled`,
    [people, judged],
  );
  await client.query(
    `update study_people set done = (select count(*) from judgments where judgments.person_id = study_people.person_id)`,
  );
}
await client.query('vacuum analyze');
const { rows } = await client.query('select id from people order by display_name');
const tokens = isReadable ? await openSessions(rows) : [];
await client.end();
process.stdout.write(`${JSON.stringify({ studyId: study, people: rows.map(({ id }) => id), tokens })}\n`);

/** A post and a scenario of some 1,400 characters for every task. */
async function storeTexts() {
  await client.query(
    `insert into posts (id, source_id, fullname, subreddit, language, content_flags, routing, seen_at, state, created_at, updated_at)
     select md5('post ' || n)::uuid, $1, 't3_' || n, 'AmItheAsshole', 'en', '{}', 'OK', now(), 'LIVE', now(), now() from generate_series(0, $2 - 1) n`,
    [source, tasks],
  );
  await client.query(
    `insert into scenarios (id, source_id, post_id, title, text, text_hash, characters, redactions, reveals_verdict, synthetic, duplicate_hash, cluster_id, thread, created_at)
     select md5('scenario ' || n)::uuid, $1, md5('post ' || n)::uuid, 'Case ' || n, repeat('They did what they had promised to do. ', 36), md5(n::text), 1404, '{}', false, false,
       md5('words ' || n), md5('scenario ' || n)::uuid, 't3_' || n, now() from generate_series(0, $2 - 1) n`,
    [source, tasks],
  );
}

async function openSessions(people) {
  const tokens = people.map(() => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await client.query(
    `insert into sessions (id, person_id, token_hash, created_at, expires_at)
     select gen_random_uuid(), person, hash, now(), now() + interval '1 day' from unnest($1::uuid[], $2::text[]) as opened(person, hash)`,
    [people.map(({ id }) => id), hashes],
  );
  return tokens;
}
