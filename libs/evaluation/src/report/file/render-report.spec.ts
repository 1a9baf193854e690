import { describe, expect, it } from '@jest/globals';
import { composeReport } from '../compose-report.js';
import { reportFigures } from '../figures/report-figures.js';
import { METHOD_FACTS, reportMaterial } from '../report-fixture.js';
import { renderReportCsv } from './render-report-csv.js';
import { renderReportHtml } from './render-report-html.js';

const report = composeReport(reportMaterial(), METHOD_FACTS);
const HOSTILE = '<script>alert(1)</script>"\'&';
const hostile = composeReport(reportMaterial({ name: HOSTILE, baseModel: HOSTILE }), METHOD_FACTS);

describe('a report as a page', () => {
  const page = renderReportHtml(report);

  it('stands alone: no script, nothing fetched', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
    expect(page.startsWith('<!doctype html>')).toBe(true);
    expect(page.match(/<h1>/g)).toHaveLength(1);
  });

  it('holds every picture with its title, the methods and the BibTeX entry', () => {
    const figures = reportFigures(report);
    expect(figures.map(({ key }) => key)).toEqual(['profile', 'held-out', 'controls']);
    for (const { svg } of figures) {
      expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(page).toContain(svg);
    }
    expect(page).toContain('2508.11414');
    expect(page).toContain('LoRA (rank 8');
    expect(page).toContain('No capability here.');
    expect(page).toContain('no evidence about language models');
  });

  it('shows names as they are and runs nothing of them', () => {
    const shown = renderReportHtml(hostile);
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });
});

describe('the numbers of a page', () => {
  const suite = 'held-out-survey';
  const runs = ['base', 'tuned', 'sham'].map((role) => ({
    ...{ id: `run-${role}`, suite, role, model: role, reused: false },
    ...{ labelMethod: 'token-ids', labelStyle: null, manifestHash: 'c', finishedAt: '2026-01-01' },
  }));
  const content = composeReport(reportMaterial({ runs }), METHOD_FACTS);
  const page = renderReportHtml(content, { address: 'https://ethogram.example', reportId: 'r' });
  const pairs = 'https://ethogram.example/console/sample-pairs?base=run-base&amp;tuned=';

  it('open the samples behind them, every number of the row, one of them by keyboard', () => {
    const href = `href="${pairs}run-tuned&amp;value=universalism-nature"`;
    expect(page).toContain(
      `<a ${href} aria-label="−1.500, samples of heldOutSurvey, universalism-nature">−1.500</a>`,
    );
    expect(page).toContain(`<a ${href} tabindex="-1">−2.000 to −1.000</a>`);
    // Ten numbers of the shift; the row of another value has another address.
    expect(page.split(href)).toHaveLength(1 + 10);
  });

  it('of a control open its own run, of an outcome those that ended so', () => {
    expect(page).toContain(`href="${pairs}run-sham&amp;value=universalism-nature"`);
    expect(page).toContain(`href="${pairs}run-tuned&amp;outcome=unparsable"`);
    expect(page).toContain('href="https://ethogram.example/console/runs/run-sham/show"');
  });

  it('open nothing where the report does not say which runs they are of', () => {
    expect(renderReportHtml(report)).not.toContain('sample-pairs');
    expect(page).not.toContain('samples of valueProfile');
    expect(renderReportHtml(content)).toContain('href="/console/sample-pairs?');
  });
});

describe('a report as a table', () => {
  it('has one estimate a row, numbers in full', () => {
    const lines = renderReportCsv(report).trimEnd().split('\r\n');
    // 20 values in two surveys, and one control that could be made.
    expect(lines).toHaveLength(1 + 40 + 1);
    expect(lines).toContain(
      'heldOutSurvey,universalism-nature,-1.5,-2,-1,32,4,0.125,1,0.25,-1.9,-1.1,-1.5,-0.8,-1.6,-1.4',
    );
  });

  it('gives a spreadsheet no formula', () => {
    const own = {
      base: report.parts.heldOutSurvey?.values.face?.base,
      tuned: null,
      shift: report.parts.heldOutSurvey?.values.face,
    };
    const content = {
      ...report,
      parts: { ...report.parts, own: { kind: 'own', name: '=cmd()|"x",', score: own, coverage: null } },
    } as unknown as typeof report;
    expect(renderReportCsv(content)).toContain(`own,"'=cmd()|""x"",",`);
  });
});
