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
