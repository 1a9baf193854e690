// A closed study of `scenarios` scenarios with texts of some 1,400 characters, three to an author, each judged by five of
// `people`, straight into the tables.
import pg from 'pg';

const { url, scenarios, people } = JSON.parse(process.argv[2]);
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
  `insert into studies (id, name, kind, state, guideline, judgments_per_task, lease_seconds, source_ids, seed, simulated, created_at, opened_at, closed_at, task_total, slot_total)
   values ($1, 'Bench', 'MORAL_JUDGMENT', 'CLOSED', 'x', 5, 1800, $2, 7, false, now(), now(), now(), $3, $4)`,
  [study, JSON.stringify([source]), scenarios, 5 * scenarios],
);
await client.query(
  `insert into people (id, display_name, roles, simulated, created_at)
   select md5('person ' || n)::uuid, 'Annotator ' || n, '{ANNOTATOR}', false, now() from generate_series(0, $1 - 1) n`,
  [people],
);
await client.query(
  `insert into study_people (study_id, person_id, added_at, draws) select $1, id, now(), 0 from people`,
  [study],
);
await client.query(
  `insert into posts (id, source_id, fullname, subreddit, author_key, posted_at, language, content_flags, routing, seen_at, state, created_at, updated_at)
   select md5('post ' || n)::uuid, $1, 't3_' || n, 'AmItheAsshole', md5('author ' || n / 3),
     timestamptz '2024-01-01' + n * interval '1 minute', 'en', '{}', 'OK', now(), 'LIVE', now(), now() from generate_series(0, $2 - 1) n`,
  [source, scenarios],
);
await client.query(
  `insert into scenarios (id, source_id, post_id, title, text, text_hash, characters, redactions, reveals_verdict, synthetic, duplicate_hash, cluster_id, author_key, thread, created_at)
   select md5('scenario ' || n)::uuid, $1, md5('post ' || n)::uuid, 'Case ' || n, body, encode(sha256(convert_to(body, 'UTF8')), 'hex'), length(body), '{}', false, false,
     md5('words ' || n), md5('scenario ' || n)::uuid, md5('author ' || n / 3), 't3_' || n, now()
   from (select n, n || repeat(' They did what they had promised to do.', 36) as body from generate_series(0, $2 - 1) n) texts`,
  [source, scenarios],
);
await client.query(
  `insert into tasks (id, study_id, position, scenario_id, item_ids)
   select md5('task ' || n)::uuid, $1, n, md5('scenario ' || n)::uuid, '[]' from generate_series(0, $2 - 1) n`,
  [study, scenarios],
);
await client.query(
  `insert into slots (id, study_id, task_id, number, place, state, person_id)
   select md5('slot ' || t || ' ' || n)::uuid, $1, md5('task ' || t)::uuid, n, 0, 'done', md5('person ' || (t * 7 + n * 13) % $3::int)::uuid
   from generate_series(0, $2 - 1) t, generate_series(1, 5) n`,
  [study, scenarios, people],
);
await client.query(
  `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
   select gen_random_uuid(), study_id, task_id, id, person_id, 1, true, id::text,
     jsonb_build_object('kind', 'moral_judgment', 'verdict', (array['YTA','NTA','ESH','NAH'])[1 + (hashtext(id::text) & 3)],
       'acceptability', (number % 5) - 2,
       'values', jsonb_build_array(jsonb_build_object('value', 'face', 'direction', 'attained'), jsonb_build_object('value', 'tradition', 'direction', 'constrained')),
       'confidence', 1 + number % 5, 'rationale', 'They had promised it, and a promise is a promise.'),
     'h', 20000, now() from slots`,
);
await client.query('vacuum analyze');
await client.end();
process.stdout.write(`${JSON.stringify({ studyId: study })}\n`);
