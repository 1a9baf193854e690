import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Title, useRedirect } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { useAction } from '../../elements/useAction.js';
import { studyQueries, type StudyRecord } from '../../studies/study.queries.js';
import { type ReleaseBuildRecord, startDryRun, startRelease } from '../release.queries.js';
import { ReleaseBuilding } from '../ReleaseBuilding.js';
import { GuardInputs } from './GuardInputs.js';
import { PreviewPanel } from './PreviewPanel.js';
import { problemsOf, type ReleaseDraft, toReleaseInput } from './release-draft.js';
import { SplitInputs } from './SplitInputs.js';
import { useDraft } from './useDraft.js';
import { WhatInputs } from './WhatInputs.js';

/** Freezes what has been labelled so far into an immutable release; a look at it first, if wanted. */
export function MakeReleasePage() {
  const { id = '' } = useParams();
  const { data: study, error } = useQuery({
    queryKey: ['studies', 'make-release', id],
    queryFn: () => studyQueries.get(id),
  });
  if (error && !study) return <ErrorNotice error={error} />;
  if (!study) return <LinearProgress aria-label="Loading" sx={{ mt: 4 }} />;
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 }, maxWidth: 1000 }}>
      <Title title={`Make a release: ${study.name}`} />
      <Box component="header" sx={{ mb: 2 }}>
        <Link component={RouterLink} to={`/studies/${id}/show`} variant="body2">
          {study.name}
        </Link>
        <Typography variant="h1">Make a release</Typography>
        <Typography sx={{ color: 'text.secondary', mt: 0.5, maxWidth: '75ch' }}>
          A release never changes: it is known by the hash of its content. The defaults are a good release;
          look at it before you freeze it.
        </Typography>
      </Box>
      <Making study={study} />
    </Box>
  );
}

function Making({ study }: { study: StudyRecord }) {
  const { draft, change } = useDraft();
  const [build, setBuild] = useState<{ id: string; isDryRun: boolean } | null>(null);
  const [preview, setPreview] = useState<ReleaseBuildRecord['preview']>(null);
  const redirect = useRedirect();
  const end = useRef<HTMLDivElement>(null);
  const problems = problemsOf(draft);
  const inputs = {
    draft,
    change: (changes: Partial<ReleaseDraft>) => {
      // What was looked at is not what would be frozen any more.
      setPreview(null);
      change(changes);
    },
  };
  const start = useAction(async (isDryRun: boolean) => {
    const input = toReleaseInput(study.id, draft);
    setPreview(null);
    setBuild({ id: await (isDryRun ? startDryRun(input) : startRelease(input)), isDryRun });
  });
  const ended = useCallback(
    (made: ReleaseBuildRecord) => {
      if (made.releaseId) redirect('show', 'releases', made.releaseId);
      setBuild((now) => (made.preview ? null : now));
      setPreview(made.preview);
    },
    [redirect],
  );
  const isShown = Boolean(build ?? preview);
  useEffect(() => {
    if (isShown) end.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  return (
    <>
      <WhatInputs study={study} {...inputs} />
      <SplitInputs {...inputs} />
      <GuardInputs {...inputs} />
      {problems.map((problem) => (
        <Alert key={problem} severity="warning" sx={{ mb: 1 }}>
          {problem}
        </Alert>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
        <Button
          variant="outlined"
          disabled={start.isBusy || problems.length > 0}
          onClick={() => void start.run(true)}
        >
          Look at it first
        </Button>
        <Button
          variant="contained"
          disabled={start.isBusy || problems.length > 0}
          onClick={() => void start.run(false)}
        >
          Freeze release
        </Button>
      </Box>
      <div ref={end} aria-live="polite">
        {build && (
          <ReleaseBuilding
            key={build.id}
            id={build.id}
            label={build.isDryRun ? 'Trying it out' : 'Making the release'}
            onEnded={ended}
          />
        )}
        {preview && <PreviewPanel preview={preview} />}
      </div>
    </>
  );
}
