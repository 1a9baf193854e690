import { VERDICTS } from '@ethogram/core';
import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { useAction } from '../elements/useAction.js';
import { RedactedText } from '../scenarios/RedactedText.js';
import { readAnswer } from '../studies/read-answer.js';
import { AnswerCards } from './AnswerCards.js';
import {
  type AdjudicatedStudy,
  adjudicate,
  type DisputedTask,
  promoteToGold,
} from './adjudication.queries.js';
import { EarlierSettlements } from './EarlierSettlements.js';
import { isReady, NOTHING_SETTLED, takeOver, withAcceptability, withVerdict } from './settlement.js';
import { SettledAnswer } from './SettledAnswer.js';
import { useDeskKeys } from './use-desk-keys.js';

interface AdjudicationDeskProps {
  readonly study: AdjudicatedStudy;
  readonly disputed: DisputedTask;
  readonly onNext: () => void;
  readonly onChanged: () => void;
}

/** A task, what was said about it, and how it is settled. Everything has a key. */
export function AdjudicationDesk({ study, disputed, onNext, onChanged }: AdjudicationDeskProps) {
  const [settlement, setSettlement] = useState(NOTHING_SETTLED);
  const reason = useRef<HTMLTextAreaElement>(null);
  const answers = disputed.answers.flatMap(({ letter, answer }) => {
    const read = readAnswer(answer);
    return read ? [{ letter, answer: read }] : [];
  });
  const saving = useAction(async () => {
    if (!settlement.answer) return undefined;
    await adjudicate(disputed.taskId, settlement.answer, settlement.reason);
    onNext();
    return 'Settled. The judgments stay as they are.';
  });
  const promoting = useAction(async () => {
    await promoteToGold(disputed.taskId);
    onChanged();
    return 'The task is hidden gold now.';
  });
  const take = (letter: string): void => {
    const chosen = answers.find((answer) => answer.letter === letter);
    if (chosen) setSettlement(takeOver(settlement, chosen));
  };
  useDeskKeys({
    letters: answers.map(({ letter }) => letter),
    onLetter: take,
    onVerdict: (index) => {
      const verdict = VERDICTS[index];
      if (verdict) setSettlement(withVerdict(settlement, verdict));
    },
    onReason: () => reason.current?.focus(),
    onSave: () => {
      if (isReady(settlement) && !saving.isBusy) void saving.run();
    },
    onNext,
  });
  const { scenario, items } = disputed.task;
  return (
    <>
      {disputed.note && (
        <Alert severity="info" sx={{ mb: 2 }}>
          Somebody asked: “{disputed.note}”
        </Alert>
      )}
      <Panel title={scenario ? scenario.title : `Task ${disputed.position + 1}`}>
        {scenario && (
          <Box
            sx={{ whiteSpace: 'pre-wrap', maxWidth: '75ch', maxHeight: 340, overflowY: 'auto' }}
            tabIndex={0}
          >
            <RedactedText text={scenario.text} />
          </Box>
        )}
        {!scenario && <Typography>{items.map(({ text }) => text).join(' · ')}</Typography>}
      </Panel>
      <AnswerCards
        answers={answers}
        chosen={settlement.from}
        study={study}
        scenarioId={scenario?.id ?? null}
        onTake={take}
      />
      <May create="studies">
        <Panel title="Settled as">
          <SettledAnswer
            answer={settlement.answer}
            study={study}
            scenarioId={scenario?.id ?? null}
            onVerdict={(verdict) => setSettlement(withVerdict(settlement, verdict))}
            onAcceptability={(step) => setSettlement(withAcceptability(settlement, step))}
          />
          <TextField
            inputRef={reason}
            fullWidth
            multiline
            minRows={2}
            label="Reason (R)"
            value={settlement.reason}
            onChange={(event) => setSettlement({ ...settlement, reason: event.target.value })}
            sx={{ my: 2 }}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
            <Button
              variant="contained"
              disabled={!isReady(settlement) || saving.isBusy}
              onClick={() => void saving.run()}
            >
              Settle and go on (Ctrl + Enter)
            </Button>
            <Button onClick={onNext}>Leave it for now (N)</Button>
            {disputed.revisions.length > 0 && !disputed.gold && (
              <Button variant="outlined" disabled={promoting.isBusy} onClick={() => void promoting.run()}>
                Make it hidden gold
              </Button>
            )}
          </Box>
        </Panel>
      </May>
      <EarlierSettlements revisions={disputed.revisions} study={study} scenarioId={scenario?.id ?? null} />
    </>
  );
}
