// The statements of saving and claiming, issued bare: nothing is checked and nobody is told anything.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const CONNECTIONS = 10;
const CLAIMABLE = `slot.study_id = $1 and slot.lane = '' and slot.state in ('open', 'claimed') and not slot.gold
  and (slot.state = 'open' or slot.lease_until < clock_timestamp())
  and not exists (select from slots mine where mine.task_id = slot.task_id and mine.person_id = $2 and mine.state in ('claimed', 'done') offset 0)
  and not exists (select from skips where skips.task_id = slot.task_id and skips.person_id = $2 offset 0)`;
const LOCK = `select draws from study_people where study_id = $1 and person_id = $2 for update`;
const SAVE = `with filled as (
    update slots set state = 'done', lease_until = null
    where id = $3 and task_id = $4 and person_id = $2 and fencing_token = $5 and state = 'claimed' returning id),
  counted as (update study_people set done = done + 1 where study_id = $1 and person_id = $2 and exists (select from filled))
  insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
  select $6::uuid, $1::uuid, $4::uuid, $3::uuid, $2::uuid, 1, true, $7, $8::jsonb, $9, $10::int, clock_timestamp() from filled`;
const claimIn = (range) => `with claimed as (
    update slots set state = 'claimed', person_id = $2, fencing_token = nextval('slot_fencing_tokens'),
      lease_until = clock_timestamp() + make_interval(secs => 1800), draw = 0
    where id = (select slot.id from slots slot where ${CLAIMABLE} and ${range}
      order by slot.place limit 1 for update skip locked) returning *),
  drawn as (update study_people set draws = draws + 1 where study_id = $1 and person_id = $2 and exists (select from claimed))
  select id as "slotId", task_id as "taskId", fencing_token as "claimToken" from claimed`;
const CLAIMS = [claimIn('slot.place >= $3'), claimIn('slot.place < $3')];

export async function readSlotStatements(url, studyId) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const place = () => Math.floor(Math.random() * 2 ** 32) - 2 ** 31;
  const inTransaction = async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } finally {
      client.release();
    }
  };
  const claimNext = async (client, personId) => {
    const from = place();
    for (const claim of CLAIMS) {
      const { rows } = await client.query(claim, [studyId, personId, from]);
      if (rows.length > 0) return rows[0];
    }
    return undefined;
  };
  return {
    claim: (personId) =>
      inTransaction(async (client) => {
        await client.query(LOCK, [studyId, personId]);
        return claimNext(client, personId);
      }),
    saveAndNext: (personId, { slotId, taskId, claimToken, idempotencyKey, answer, durationMs }) =>
      inTransaction(async (client) => {
        await client.query(LOCK, [studyId, personId]);
        const id = randomUUID();
        const values = [id, idempotencyKey, JSON.stringify(answer), id, durationMs];
        await client.query(SAVE, [studyId, personId, slotId, taskId, claimToken, ...values]);
        return claimNext(client, personId);
      }),
    close: () => pool.end(),
  };
}
