// What must never be: more judgments than slots, two of one person to a task, a slot nobody can have.
import pg from 'pg';

const { url, studyId } = JSON.parse(process.argv[2]);
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query(
  `with judged as (select task_id, count(*) as judgments, count(distinct person_id) as people, count(distinct slot_id) as slots from judgments where study_id = $1 group by task_id)
   select (select count(*)::int from judged where judgments > 3) as "overAssigned",
     (select count(*)::int from judged where people <> judgments or slots <> judgments) as duplicated,
     (select count(*)::int from slots where study_id = $1 and state = 'done' and not exists (select from judgments where slot_id = slots.id)) as "doneWithout",
     (select count(*)::int from judgments where study_id = $1 and not exists (select from slots where slots.id = slot_id and state = 'done')) as "withoutDone",
     (select count(*)::int from slots where study_id = $1 and not (state in ('open', 'done') or (state = 'claimed' and lease_until is not null))) as stranded,
     (select sum(done)::int from study_people where study_id = $1) - (select count(*)::int from judgments where study_id = $1) as "counterOff"`,
  [studyId],
);
await client.end();
process.stdout.write(`${JSON.stringify(rows[0])}\n`);
