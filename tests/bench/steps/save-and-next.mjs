// Save and next: `people` annotators on `tasks` × 3 slots, `seconds` long.
//   mode `bare`: the same SQL issued through pg alone.  mode `service`: as the platform does it, without HTTP.
//   `perSecond`: so many requests a second instead of as many as go; reports the 95th percentile of their times.
//   `trouble`: 5 % of people vanish in the middle and 1 % of answers are sent twice; reports what was over-assigned.
import { ClaimService, JudgmentService } from '@ethogram/annotation';
import { SeededRandom } from '@ethogram/core';
import { openApplication } from '../application.mjs';
import { readSlotStatements } from './save-and-next-sql.mjs';

const {
  url,
  studyId,
  people,
  seconds,
  mode,
  perSecond = 0,
  trouble = false,
  round = 0,
} = JSON.parse(process.argv[2]);
const application = await openApplication(url);
const claims = application.get(ClaimService);
const judgments = application.get(JudgmentService);
const bare = mode === 'bare' ? await readSlotStatements(url, studyId) : null;

const ANSWER = {
  kind: 'moral_judgment',
  verdict: 'NTA',
  acceptability: 1,
  values: [{ value: 'tradition', direction: 'attained' }],
  confidence: 4,
  rationale: 'Because it was promised, and nobody was hurt by it.',
};
const random = SeededRandom.from('save-and-next', round, mode);
const times = [];
let saved = 0;
let sentTwice = 0;
let vanished = 0;
const until = performance.now() + seconds * 1000;

/** One request: saves what is held and brings the next. Undefined: nothing is left. */
async function saveAndNext(personId, claim, key) {
  const begin = performance.now();
  const input = { ...claim, idempotencyKey: key, answer: ANSWER, durationMs: 20_000 };
  const next = bare ? await bare.saveAndNext(personId, input) : await submit(personId, input);
  times.push(performance.now() - begin);
  saved += 1;
  return next;
}

async function submit(personId, input) {
  const twice = trouble && random.next() < 0.01;
  if (twice) sentTwice += 1;
  const [outcome] = await Promise.all(
    Array.from({ length: twice ? 2 : 1 }, () => judgments.submit(personId, input)),
  );
  return outcome.next?.kind === 'claimed' ? outcome.next.claim : undefined;
}

async function first(personId) {
  if (bare) return bare.claim(personId);
  const outcome = await claims.claimNext(personId, studyId);
  return outcome.kind === 'claimed' ? outcome.claim : undefined;
}

async function annotate(personId, index) {
  let claim = await first(personId);
  const leaves =
    trouble && index % 20 === 0
      ? performance.now() + random.next() * seconds * 1000
      : Number.POSITIVE_INFINITY;
  for (let count = 0; claim && performance.now() < until; count += 1) {
    if (performance.now() > leaves) {
      vanished += 1;
      return;
    }
    claim = await saveAndNext(personId, claim, `${round}-${count}`);
  }
}

/** Arrivals at a steady pace, whoever of the people is free; a queue that grows shows in the times. */
async function atPace() {
  const held = await Promise.all(
    people.map(async (personId) => ({ personId, claim: await first(personId) })),
  );
  const open = [];
  for (let sent = 0; performance.now() < until; sent += 1) {
    const due = until - seconds * 1000 + (sent * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const who = held.shift();
    if (!who) continue;
    open.push(
      saveAndNext(who.personId, who.claim, `${round}-pace-${sent}`).then((claim) => {
        if (claim) held.push({ ...who, claim });
      }),
    );
  }
  await Promise.all(open);
}

const started = performance.now();
if (perSecond > 0) await atPace();
else await Promise.all(people.map(annotate));
const took = (performance.now() - started) / 1000;
await bare?.close();
await application.close();
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
process.stdout.write(
  `${JSON.stringify({ savedPerSecond: saved / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), saved, sentTwice, vanished })}\n`,
);
