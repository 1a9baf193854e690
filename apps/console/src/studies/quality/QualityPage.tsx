import { Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { SimulatedChip, StateChip } from '../../elements/StateChip.js';
import { AccuracyPanel } from './AccuracyPanel.js';
import { GoldPanel } from './GoldPanel.js';
import { GroupsPanel } from './GroupsPanel.js';
import { HealthPanel } from './HealthPanel.js';
import { fetchQuality } from './quality.queries.js';
import { PeopleQualityPanel } from './PeopleQualityPanel.js';
import { SettingsPanel } from './SettingsPanel.js';
import { RetestsPanel } from '../retests/RetestsPanel.js';
import { SuggestionsPanel } from '../suggestions/SuggestionsPanel.js';

/** While people work the page keeps up with them, this many milliseconds apart. */
const KEEP_UP_MS = 30_000;

/** How good the work of a study is, who does it how well, and what can be done about it. */
export function QualityPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['studies', 'quality', id],
    queryFn: () => fetchQuality(id),
    refetchInterval: (query) => (query.state.data?.study.state === 'OPEN' ? KEEP_UP_MS : false),
  });
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LinearProgress aria-label="Loading" sx={{ mt: 4 }} />;
  const { study, studyQuality: quality, goldAnswers } = data;
  const onChanged = (): void => void refetch();
  return (
    <Box component="article" sx={{ mt: { xs: 1, sm: 2 } }}>
      <Title title={`Quality: ${study.name}`} />
      <Box
        component="header"
        sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 2, mb: 2 }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Link component={RouterLink} to={`/studies/${id}/show`} variant="body2">
            {study.name}
          </Link>
          <Typography variant="h1">Quality</Typography>
          <Box sx={{ display: 'flex', gap: 0.75, mt: 0.75 }}>
            <StateChip state={study.state} />
            {study.simulated && <SimulatedChip />}
          </Box>
        </Box>
        <Box>
          <Button component={RouterLink} to={`/studies/${id}/adjudication`} variant="outlined">
            Settle disagreements
          </Button>
        </Box>
      </Box>
      <HealthPanel health={quality.health} overTime={quality.overTime} />
      <AccuracyPanel quality={quality} />
      <PeopleQualityPanel studyId={id} quality={quality} onChanged={onChanged} />
      <GoldPanel golds={goldAnswers} studyId={id} kind={study.kind} onChanged={onChanged} />
      <SettingsPanel studyId={id} settings={quality.settings} onChanged={onChanged} />
      <RetestsPanel studyId={id} />
      {study.kind === 'MORAL_JUDGMENT' && <SuggestionsPanel studyId={id} />}
      <GroupsPanel studyId={id} groups={quality.groups} onChanged={onChanged} />
    </Box>
  );
}
