import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useRedirect } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { fetchTrained, type FineTuneLine } from '../fine-tunes/fine-tune.queries.js';
import { MoralReleaseField } from '../releases/MoralReleaseField.js';
import type { ReportedSuite } from '../runs/suite-words.js';
import { SuiteChecks } from '../runs/SuiteChecks.js';
import { taughtText } from '../training-sets/value-words.js';
import { ControlChecks, usualControls } from './ControlChecks.js';
import { createReport } from './report.queries.js';

/** What reports ask unless told: games and capability take long. */
const USUAL_SUITES: readonly ReportedSuite[] = ['VALUE_PROFILE', 'HELD_OUT_SURVEY', 'MORAL_JUDGMENT'];

/** A before/after report of a fine-tune; `?fineTune=ID` chooses which. */
export function ReportCreate() {
  const [params] = useSearchParams();
  const wanted = params.get('fineTune');
  const trained = useQuery({
    queryKey: ['fine-tunes', 'trained', wanted],
    queryFn: () => fetchTrained(wanted),
  });
  if (trained.error) return <ErrorNotice error={trained.error} />;
  if (!trained.data) return null;
  const first = trained.data.find(({ id }) => id === wanted) ?? trained.data[0];
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 }, maxWidth: 860 }}>
      <Title title="New report" />
      <Typography variant="h1">New report</Typography>
      <Typography sx={{ color: 'text.secondary', mt: 0.5, mb: 2, maxWidth: '75ch' }}>
        The base model and the fine-tuned one are asked exactly the same, and each answer is compared with its
        pair. What was asked before under the same conditions is not asked again.
      </Typography>
      {first ? (
        <ReportForm runs={trained.data} first={first} />
      ) : (
        <Alert severity="info">There is no fine-tune yet that is done. Train one first.</Alert>
      )}
    </Box>
  );
}

function ReportForm({ runs, first }: { runs: readonly FineTuneLine[]; first: FineTuneLine }) {
  const redirect = useRedirect();
  const [run, setRun] = useState(first);
  const [name, setName] = useState('');
  const [seed, setSeed] = useState('0');
  const [suites, setSuites] = useState(USUAL_SUITES);
  const [controls, setControls] = useState(() => usualControls(first));
  const [releaseId, setReleaseId] = useState('');
  const isJudged = suites.includes('MORAL_JUDGMENT');
  const isSeed = /^\d{1,9}$/.test(seed.trim());
  const starting = useAction(async () =>
    redirect(
      'show',
      'reports',
      await createReport({
        name: name.trim() || run.name,
        fineTuneRunId: run.id,
        seed: Number(seed),
        suites: [...suites],
        controls: suites.includes('HELD_OUT_SURVEY') ? [...controls] : [],
        releaseId: isJudged && releaseId ? releaseId : null,
      }),
    ),
  );
  const choose = (id: string): void => {
    const chosen = runs.find((other) => other.id === id) ?? run;
    setRun(chosen);
    setControls(usualControls(chosen));
  };
  return (
    <>
      <Panel title="Fine-tune">
        <Box sx={{ display: 'grid', gap: 2 }}>
          <TextField
            select
            label="Fine-tune"
            value={run.id}
            onChange={({ target }) => choose(target.value)}
            helperText={`${taughtText(run.trainingSet)}, on ${run.baseModel}.`}
          >
            {runs.map((one) => (
              <MenuItem key={one.id} value={one.id}>
                {one.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Name"
            value={name}
            onChange={({ target }) => setName(target.value)}
            helperText="Left empty: that of the fine-tune."
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <TextField
            label="Seed"
            value={seed}
            error={!isSeed}
            onChange={({ target }) => setSeed(target.value)}
            helperText={isSeed ? 'Reports that are to be compared need the same.' : 'A whole number from 0.'}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
        </Box>
      </Panel>
      <Panel title="Suites" hint="What cannot be asked is left out, and the report says why.">
        <SuiteChecks chosen={suites} onChange={setSuites} />
        {isJudged && (
          <Box sx={{ mt: 2, maxWidth: 560 }}>
            <MoralReleaseField
              releaseId={releaseId}
              onChange={setReleaseId}
              emptyText="The newest"
              help="Whose situations are judged; of one the model was trained on, only the test part."
            />
          </Box>
        )}
      </Panel>
      <Panel
        title="Controls"
        hint="What the change is held against, on the held-out survey. What cannot be made is named with the reason."
      >
        {suites.includes('HELD_OUT_SURVEY') ? (
          <ControlChecks chosen={controls} onChange={setControls} />
        ) : (
          <Typography sx={{ color: 'text.secondary' }}>Controls need the held-out survey.</Typography>
        )}
      </Panel>
      {suites.length === 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Choose at least one suite.
        </Alert>
      )}
      <Button
        variant="contained"
        disabled={suites.length === 0 || !isSeed || starting.isBusy}
        onClick={() => void starting.run()}
      >
        Start evaluation
      </Button>
    </>
  );
}
