import type { ReleaseFacts } from './release-facts.js';

/**
 * A datasheet by the questions of Gebru et al. 2021, "Datasheets for Datasets", CACM 64(12), answered from the database;
 * what only people can say is left open and marked so.
 */
export function datasheetOf(facts: ReleaseFacts): string {
  const { manifest, sources, annotators, firstJudgment, lastJudgment, guidelines, withdrawnRows } = facts;
  const { counts, permissions } = manifest;
  const day = (at: Date | null): string => (at ? at.toISOString().slice(0, 10) : 'unknown');
  const perRow = counts.rows > 0 ? (counts.judgments / counts.rows).toFixed(2) : '0';
  return `# Datasheet: ${manifest.name} ${manifest.version}

## Motivation

*To be written by those who release it: for what purpose, by whom and with whose money it was made.*

## Composition

- Instances: ${counts.rows} rows, ${counts.judgments} judgments, ${perRow} a row on average.
- Parts: ${counts.splits.map(({ split, rows }) => `${split} ${rows}`).join(', ')}; recommended as they are, since they are checked for leaks.
- Each instance has every judgment under a pseudonym, their distribution and an aggregate (${manifest.aggregation}).
- Missing: ${manifest.leftOut.belowMinimum} with too few judgments, ${manifest.leftOut.notPermitted} not permitted, ${manifest.leftOut.withdrawn} deleted.
- Personal information: names, handles, places and links in the texts are replaced by placeholders before anybody labels them; what rules and reviewers miss may remain.
- May be offensive or distressing: situations are conflicts between people; those with strong content are flagged and shown behind a warning.
${manifest.instrument ? `- Instrument: ${manifest.instrument.key} ${manifest.instrument.version}, licence ${manifest.instrument.licence}.\n` : ''}
## Collection process

${sources.length > 0 ? sources.map(({ name, basis }) => `- ${name}: ${basis}`).join('\n') : '- No posts: the items of an instrument.'}
- Judgments from ${day(firstJudgment)} to ${day(lastJudgment)} by ${annotators} people${manifest.simulated ? ', some or all of them made up by a program' : ''}.
- People judged without seeing others’ answers, in an order drawn by seed.

### Instructions they were given

${guidelines.map(({ study, text }) => `#### ${study}\n\n${quoted(text)}`).join('\n\n')}

## Preprocessing

Texts are cut before they reveal a verdict, redacted, frozen and hashed (SHA-256); passages are places in Unicode code points of that text, checked again when the release was made (${manifest.leftOut.damagedSpans} did not fit and were left out).

## Uses

- Training models: ${permissions.mayTrain ? 'permitted by all sources' : 'not permitted'}.
- Publishing texts: ${permissions.mayPublishText ? 'permitted by all sources' : `not permitted for ${permissions.rowsWithoutText} rows, whose words are left out`}.
- Not fit for deciding about the people in the situations, nor as a norm of what is right: it says what these annotators said.

## Distribution

Version ${manifest.version}, content hash \`${manifest.contentHash}\`, made by Ethogram ${manifest.codeVersion}.

## Maintenance

Rows whose posts are deleted, or whose annotators take their consent back, are withdrawn from later exports and listed in \`manifest.json\`; ${withdrawnRows} so far. A version in which a row changes its part is a new major version.
`;
}

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
