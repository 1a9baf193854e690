import { Alert, Box, Link, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { ContentWarning, needsWarning } from '../elements/ContentWarning.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { REVIEW_REASONS } from '../elements/words.js';
import { OriginalsPanel } from '../scenarios/OriginalsPanel.js';
import { MarkedText } from './MarkedText.js';
import { inCodePoints, type Mark, withMark } from './marks.js';
import type { ReviewCommand } from './review-keys.js';
import { reviewScenario, type WaitingScenario } from './review.queries.js';
import { ReviewTools } from './ReviewTools.js';
import { useReviewKeys } from './useReviewKeys.js';
import { useTextSelection } from './useTextSelection.js';

export interface ReviewDeskProps {
  readonly scenario: WaitingScenario;
  readonly onDecided: () => Promise<void>;
  readonly onLater: () => void;
}

/** One scenario under review: why it is here, its text, and what can be done with it. */
export function ReviewDesk({ scenario, onDecided, onLater }: ReviewDeskProps) {
  const text = useRef<HTMLDivElement>(null);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [isAsked, setAsked] = useState(false);
  const [isUncovered, setUncovered] = useState(!needsWarning(scenario.routing));
  const selected = useTextSelection(text);
  const { run, isBusy } = useAction(async (decision: 'APPROVE' | 'REJECT') => {
    try {
      const redact = decision === 'APPROVE' ? inCodePoints(scenario.text, marks) : [];
      await reviewScenario({ id: scenario.id, decision, redact });
    } finally {
      // Also when it was refused: somebody else may have decided it meanwhile.
      await onDecided();
    }
  });
  const decide = (decision: 'APPROVE' | 'REJECT') => {
    if (isUncovered && !isBusy) void run(decision);
  };
  const act = (command: ReviewCommand): void => {
    switch (command.do) {
      case 'approve':
        return decide('APPROVE');
      case 'reject':
        return decide('REJECT');
      case 'later':
        return onLater();
      case 'originals':
        return setAsked(true);
      case 'uncover':
        return setUncovered(true);
      case 'undo':
        return setMarks(marks.slice(0, -1));
      case 'redact':
        if (!selected) return;
        setMarks(withMark(marks, scenario.text, { ...selected, kind: command.kind }));
        window.getSelection()?.removeAllRanges();
    }
  };
  useReviewKeys(act);
  return (
    <>
      <Panel title="Why it is here">
        <Reasons reasons={scenario.reviewReasons} />
      </Panel>
      <Panel className="review-text">
        <Typography variant="h2" sx={{ fontSize: '1.3rem', mb: 1.5, overflowWrap: 'anywhere' }}>
          {scenario.title}
        </Typography>
        <ContentWarning
          routing={scenario.routing}
          flags={scenario.contentFlags}
          isOpen={isUncovered}
          onOpen={() => setUncovered(true)}
          shortcut="V"
        >
          <MarkedText
            text={scenario.text}
            marks={marks}
            textRef={text}
            onUnmark={(mark) => setMarks(marks.filter((other) => other !== mark))}
          />
        </ContentWarning>
        {scenario.postId && (
          <Box sx={{ mt: 2 }}>
            <Link component={RouterLink} to={`/posts/${scenario.postId}/show`} variant="body2">
              The post it was made from
            </Link>
          </Box>
        )}
      </Panel>
      <OriginalsPanel scenarioId={scenario.id} isAsked={isAsked} onAsk={() => setAsked(true)} shortcut="O" />
      <ReviewTools
        hasSelection={selected !== null}
        marks={marks.length}
        isReady={isUncovered && !isBusy}
        onCommand={act}
      />
    </>
  );
}

function Reasons({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0)
    return (
      <Typography sx={{ color: 'text.secondary' }}>Somebody is to look at it before it is used.</Typography>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {reasons.map((reason) => (
        <Alert key={reason} severity="warning" variant="outlined" sx={{ py: 0 }}>
          {REVIEW_REASONS[reason] ?? reason}
        </Alert>
      ))}
    </Box>
  );
}
