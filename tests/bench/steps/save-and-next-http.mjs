// Save and next over HTTP: `people` annotators, each with a session, against one api process, `seconds` long.
//   `perSecond`: so many requests a second instead of as many as go; reports the 95th percentile of their times.
//   `trouble`: 5 % of people are killed in the middle of a request and 1 % of answers are sent twice.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SeededRandom } from '@ethogram/core';
import { freePort, workspaceRoot } from '@ethogram/platform';

const {
  url,
  studyId,
  people,
  tokens,
  seconds,
  perSecond = 0,
  trouble = false,
  round,
} = JSON.parse(process.argv[2]);

// As the workspace does it: an answer is sent without asking for the next task, and ten lie ready, asked for when five are left.
const [AHEAD, LOW] = [10, 5];
const WARMING_MS = 4_000;
const CLAIM = `mutation ($studyId: ID!, $count: Int!) { claimAhead(studyId: $studyId, count: $count) { __typename
  ... on Upcoming { assignments {
    claimToken slotId leaseUntil taskId studyId kind remainingForMe form
    scenario { id title text textHash language contentWarning { routing flags } }
    items { id text } scale { min max labels } } } } }`;
const SUBMIT = `mutation ($input: SubmitJudgmentInput!) {
  submitJudgment(input: $input) { __typename ... on Submitted { judgmentId replayed } ... on ClaimLost { reason } } }`;
const ANSWER = {
  kind: 'moral_judgment',
  verdict: 'NTA',
  acceptability: 1,
  values: [{ value: 'tradition', direction: 'attained' }],
  confidence: 4,
  rationale: 'Because it was promised, and nobody was hurt by it.',
};

const api = await startApi();
const agent = new Agent({ keepAlive: true, maxSockets: 400 });
const random = SeededRandom.from('save-and-next-http', round);
const times = [];
let saved = 0;
let sentTwice = 0;
let vanished = 0;

async function startApi() {
  const data = mkdtempSync(join(tmpdir(), 'ethogram-bench-api-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(workspaceRoot(), 'apps/api/dist/main.js')], {
    env: { ...process.env, ETHOGRAM_DATABASE_URL: url, ETHOGRAM_DATA: data, ETHOGRAM_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error('The api ended.');
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) break;
    await delay(100);
  }
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { port, stop };
}

/** @param cutAfterMs the client dies so many milliseconds after it has asked, and never hears an answer */
function ask(person, query, variables, cutAfterMs) {
  return new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: api.port,
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `ethogram_session=${tokens[person]}` },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          const { data, errors } = JSON.parse(Buffer.concat(parts).toString());
          if (errors) fail(new Error(errors[0].message));
          else done(data);
        });
      },
    );
    sent.on('error', (error) => (cutAfterMs === undefined ? fail(error) : done(undefined)));
    sent.end(JSON.stringify({ query, variables }));
    if (cutAfterMs !== undefined) setTimeout(() => sent.destroy(), cutAfterMs);
  });
}

/** Everything they hold, filled up. */
async function fill(person) {
  const { claimAhead } = await timed(() => ask(person, CLAIM, { studyId, count: AHEAD }));
  return claimAhead.assignments ?? [];
}

async function timed(work) {
  const begin = performance.now();
  const result = await work();
  times.push(performance.now() - begin);
  return result;
}

function inputOf({ slotId, taskId, claimToken }, idempotencyKey) {
  return { slotId, taskId, claimToken, idempotencyKey, answer: ANSWER, durationMs: 20_000, prefetch: false };
}

/** Saves the first of what lies ready. Returns what is ready then. */
async function saveAndNext(person, [claim, ...ready], key) {
  const input = inputOf(claim, key);
  const twice = trouble && random.next() < 0.01;
  if (twice) sentTwice += 1;
  const [answer] = await timed(() =>
    Promise.all(Array.from({ length: twice ? 2 : 1 }, () => ask(person, SUBMIT, { input }))),
  );
  if (answer.submitJudgment.__typename !== 'Submitted') throw new Error(answer.submitJudgment.__typename);
  saved += 1;
  return ready.length > LOW ? ready : fill(person);
}

/** Labels until a time; `one.ready` is what they hold then. */
async function annotate(one, until, name, leaves = Number.POSITIVE_INFINITY) {
  const { person } = one;
  for (let count = 0; one.ready.length > 0 && performance.now() < until; count += 1) {
    const key = `${name}-${round}-${count}`;
    if (performance.now() > leaves) {
      vanished += 1;
      await ask(person, SUBMIT, { input: inputOf(one.ready[0], key) }, random.integer(10));
      return;
    }
    one.ready = await saveAndNext(person, one.ready, key);
  }
}

/** As many as go; with trouble one in twenty people is killed at some time. */
async function atOnce(all) {
  const until = performance.now() + seconds * 1000;
  const leaves = ({ person }) =>
    trouble && person % 20 === 0 ? until - random.next() * seconds * 1000 : undefined;
  await Promise.all(all.map((one) => annotate(one, until, 'http', leaves(one))));
}

/** Arrivals at a steady pace, whoever of the people is free; a queue that grows shows in the times. */
async function atPace(free) {
  const open = [];
  const started = performance.now();
  for (let sent = 0; performance.now() < started + seconds * 1000; sent += 1) {
    const wait = started + (sent * 1000) / perSecond - performance.now();
    if (wait > 0) await delay(wait);
    const who = free.shift();
    if (!who) continue;
    open.push(
      saveAndNext(who.person, who.ready, `http-${round}-pace-${sent}`).then((ready) => {
        if (ready.length > 0) free.push({ ...who, ready });
      }),
    );
  }
  await Promise.all(open);
}

const supplied = await Promise.all(people.map(async (_, person) => ({ person, ready: await fill(person) })));
// An api that has just started is slow for reasons of its own.
await Promise.all(supplied.map((one) => annotate(one, performance.now() + WARMING_MS, 'warming')));
times.length = 0;
saved = 0;
const started = performance.now();
if (perSecond > 0) await atPace(supplied);
else await atOnce(supplied);
const took = (performance.now() - started) / 1000;
agent.destroy();
await api.stop();
times.sort((a, b) => a - b);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
process.stdout.write(
  `${JSON.stringify({ savedPerSecond: saved / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), saved, sentTwice, vanished })}\n`,
);
