import { Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { When } from '../elements/When.js';
import { DefinitionView } from '../forms/view/DefinitionView.js';
import { ExampleCards } from '../forms/view/ExampleCards.js';
import { GuidelineText } from '../forms/view/GuidelineText.js';
import { formInWords } from './form-words.js';
import { partsOfStudy } from './study-form.js';
import type { StudyRecord } from './study.queries.js';

/** What a study is made of and what its people are told: none of it changes any more. */
export function AboutPanel({ study }: { study: StudyRecord }) {
  const { instrument, formVersion } = study;
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Tasks', whole(study.taskCount)],
          ['Judgments per task', whole(study.judgmentsPerTask)],
          instrument ? ['Instrument', `${instrument.title} ${instrument.version}`] : false,
          formVersion
            ? [
                'Form',
                <RecordLink to="forms" id={formVersion.formId}>
                  Version {formVersion.number}
                </RecordLink>,
              ]
            : false,
          ['A claim is held for', `${Math.round(study.leaseSeconds / 60)} min`],
          ['Tasks held at once', study.aheadLimit === 1 ? '1' : `at most ${study.aheadLimit}`],
          ['Seed', String(study.seed)],
          ['Created', <When at={study.createdAt} />],
        ]}
      />
      {study.form !== null && <AskedPart study={study} />}
      <Heading>Guideline</Heading>
      <GuidelineText text={study.guideline} />
      {study.examples.length > 0 && (
        <>
          <Heading>Examples</Heading>
          <ExampleCards examples={study.examples} />
        </>
      )}
    </Panel>
  );
}

function AskedPart({ study: { kind, form } }: { study: StudyRecord }) {
  if (kind === 'FORM')
    return (
      <>
        <Heading>Questions</Heading>
        <DefinitionView parts={partsOfStudy(form)} />
      </>
    );
  return (
    <>
      <Heading>The form asks on top</Heading>
      <Typography sx={{ maxWidth: '75ch' }}>
        {formInWords(form) ?? 'A form this version of the console does not know.'}
      </Typography>
    </>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Typography variant="h3" sx={{ mt: 2.5, mb: 0.5 }}>
      {children}
    </Typography>
  );
}
