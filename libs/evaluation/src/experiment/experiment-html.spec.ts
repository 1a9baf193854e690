import { describe, expect, it } from '@jest/globals';
import { composeReport } from '../report/compose-report.js';
import { METHOD_FACTS, reportMaterial } from '../report/report-fixture.js';
import { composeSweepReport, type SweepReportMember } from './compose-sweep-report.js';
import { experimentCsv } from './experiment-csv.js';
import { experimentHtml } from './experiment-html.js';

const HOSTILE = '<script>alert(1)</script>"\'&';
const member = (seed: number, overrides: Parameters<typeof reportMaterial>[0] = {}): SweepReportMember => ({
  reportId: `report-${seed}`,
  seed,
  content: composeReport(reportMaterial(overrides), METHOD_FACTS),
});
const frame = { title: HOSTILE, missing: ['Missing: one.'], createdAt: '2026-01-01' };

describe('the report of an experiment', () => {
  const members = [member(0), member(1, { baseModel: HOSTILE })];
  const content = composeSweepReport(members, frame);

  it('has the transfer of every target, says why a number is missing, and what every model was like before', () => {
    expect(content.members.map(({ reportId, seed }) => [reportId, seed])).toEqual([
      ['report-0', 0],
      ['report-1', 1],
    ]);
    expect(content.transfer[0]?.cells.heldOutSurvey.shift?.shift).toBe(-1.5);
    expect(content.transfer[0]?.cells.moralJudgment).toEqual({
      shift: null,
      reason: 'No moralJudgment here.',
    });
    expect(content.profiles.map(({ model }) => model)).toContain(HOSTILE);
    expect(content.notice).toContain('Missing: one.');
  });

  it('is a page that stands alone and runs nothing of anybody', () => {
    const page = experimentHtml(content, members);
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|NaN|undefined/);
    expect(page).toContain('&lt;script&gt;alert(1)');
    expect(page).toContain('No moralJudgment here.');
    expect(page).toContain('−1.50');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<details>/g)).toHaveLength(2);
  });

  it('names each fine-tune by itself, also after one that moved no value', () => {
    const judged = member(2, { target: null, name: 'Taught verdicts' });
    const page = experimentHtml(content, [judged, member(0)]);
    const summaries = [...page.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, words]) => words);
    expect(summaries[0]).toBe('Taught verdicts');
    expect(summaries.find((words) => words?.includes('seed 0'))).toBeDefined();
  });

  it('offers its figures as files and leads from its numbers to the platform', () => {
    const page = experimentHtml(content, members, { address: 'https://ethogram.example', id: 'e1' });
    for (const key of ['transfer', 'spread', 'profile-1', 'profile-2'])
      expect(page).toContain(`href="https://ethogram.example/exports/experiments/e1/figures/${key}.svg"`);
    expect(page).toContain('href="https://ethogram.example/exports/reports/report-0/figures/held-out.svg"');
    expect(experimentHtml(content, members)).not.toContain('/exports/experiments/');
    const runs = ['base', 'tuned'].map((role) => ({
      ...{ id: `run-${role}`, suite: 'held-out-survey', role, model: role, reused: false },
      ...{ labelMethod: 'token-ids', labelStyle: null, manifestHash: 'c', finishedAt: '2026-01-01' },
    }));
    const known = [member(0, { runs })];
    expect(experimentHtml(composeSweepReport(known, frame), known)).toContain(
      '<a href="/console/sample-pairs?base=run-base&amp;tuned=run-tuned&amp;value=universalism-nature" aria-label="−1.50, samples of',
    );
  });

  it('is a table with what was trained in front of every estimate', () => {
    const [head, ...lines] = experimentCsv(members).trimEnd().split('\r\n');
    expect(head).toMatch(/^model,target,delta,seed,part,what,shift,/);
    expect(lines).toHaveLength(2 * 41);
    expect(lines.filter((line) => line.includes(',1,heldOutSurvey,'))).toHaveLength(20);
  });

  it('leaves out what moved no value, and is none when nothing did', () => {
    const judged = member(2, { target: null });
    expect(composeSweepReport([member(0), judged], frame).members).toHaveLength(1);
    expect(() => composeSweepReport([judged], frame)).toThrow(RangeError);
  });
});
