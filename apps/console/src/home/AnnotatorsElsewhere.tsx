import { Button, Typography } from '@mui/material';
import { Panel } from '../elements/Panel.js';

/** For annotators who come here: nothing on these screens is for them. */
export function AnnotatorsElsewhere() {
  return (
    <Panel title="Your work is in the annotator">
      <Typography sx={{ mb: 2 }}>These screens are for curators and researchers.</Typography>
      <Button variant="contained" href="/annotate/">
        Annotate
      </Button>
    </Panel>
  );
}
