import type { ReportContent } from '@ethogram/core';
import { bibtex } from './bibtex.js';
import { type MethodFacts, methodsSection } from './methods-section.js';

export const STATISTICAL_METHOD =
  'Paired by sample, tuned minus base. Intervals: t over cluster means (item families; situations; games), because there are few of ' +
  'them for a value; percentile bootstrap over clusters beside it. p: two-sided sign-flip permutation over clusters. pHolm: ' +
  'Holm over the values of a suite; pBh: Benjamini–Hochberg. ' +
  'Samples that one of the models did not answer are counted as outcomes and take no part in a shift; bounds say what it could ' +
  'be at least and at most with them.';

export const DEMONSTRATION_NOTICE =
  'The demonstration model shows the pipeline and is no evidence about language models.';

/** The parts of the content that say where the numbers come from, and the numbers. */
export type ReportMaterial = Omit<
  ReportContent,
  'schema' | 'notice' | 'level' | 'method' | 'methods' | 'bibtex'
>;

/** Pure: the content of a report from its parts. */
export function composeReport(material: ReportMaterial, facts: MethodFacts): ReportContent {
  const content = {
    schema: 2,
    ...material,
    notice: material.demonstration ? DEMONSTRATION_NOTICE : '',
    level: 0.95,
    method: STATISTICAL_METHOD,
  } as const;
  return {
    ...content,
    methods: methodsSection(content, facts),
    bibtex: bibtex({ title: material.name, createdAt: material.createdAt, version: facts.version }),
  };
}
