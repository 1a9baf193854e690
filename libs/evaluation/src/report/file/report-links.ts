import { isValueKey, REPORT_PARTS, type ReportContent, type ReportPart } from '@ethogram/core';
import type { ReportEstimate } from './report-estimates.js';

/** Where the platform is, for links out of a file; relative to whoever serves the page without an address. */
export interface ReportPlace {
  /** As people type it, without a slash at the end; empty for relative links. */
  readonly address: string;
  /** Without one a page names no files of the report. */
  readonly reportId?: string;
}

export const RELATIVE: ReportPlace = { address: '' };

export interface SamplesWanted {
  readonly value?: string;
  readonly outcome?: string;
  /** Of a control; the tuned run unless told. */
  readonly role?: string;
}

/** The console's page of the answers behind a number; null where the report does not say which runs those are. */
export function samplesAddress(
  { runs }: ReportContent,
  { address }: ReportPlace,
  part: ReportPart,
  { role = 'tuned', ...filter }: SamplesWanted = {},
): string | null {
  const suite = Object.entries(REPORT_PARTS).find(([, name]) => name === part)?.[0];
  const idOf = (wanted: string): string | undefined =>
    runs.find((run) => run.suite === suite && run.role === wanted)?.id;
  const [base, tuned] = [idOf('base'), idOf(role)];
  if (!base || !tuned) return null;
  // Plays are no samples: they are listed with their run, and each can be held against the other model's from there.
  if (part === 'textAdventure') return runAddress({ address }, tuned);
  return `${address}/console/sample-pairs?${new URLSearchParams({ base, tuned, ...filter }).toString()}`;
}

export function estimateAddress(
  content: ReportContent,
  place: ReportPlace,
  { part, what }: ReportEstimate,
): string | null {
  if (part !== 'control')
    return samplesAddress(content, place, part, isValueKey(what) ? { value: what } : {});
  const value = content.target?.value;
  return samplesAddress(content, place, 'heldOutSurvey', { role: what, ...(value ? { value } : {}) });
}

export function runAddress({ address }: ReportPlace, id: string): string {
  return `${address}/console/runs/${encodeURIComponent(id)}/show`;
}

/** Null for a page that does not know its report. */
export function figureAddress({ address, reportId }: ReportPlace, key: string): string | null {
  return reportId ? `${address}${figurePath(reportId, key)}` : null;
}

export function figurePath(reportId: string, key: string): string {
  return `/exports/reports/${reportId}/figures/${key}.svg`;
}
