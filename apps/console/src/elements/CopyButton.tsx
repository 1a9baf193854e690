import CheckIcon from '@mui/icons-material/Check';
import CopyIcon from '@mui/icons-material/ContentCopy';
import { IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';

/** Copies a text; where the browser does not let it (no secure connection), it says so instead. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [note, setNote] = useState('');
  const copy = async () => {
    const isCopied = await write(text);
    setNote(isCopied ? 'Copied' : 'This browser does not allow copying here: select the text');
    window.setTimeout(() => setNote(''), 2500);
  };
  return (
    <Tooltip title={note || label} open={note ? true : undefined}>
      <IconButton size="small" aria-label={label} onClick={() => void copy()} className="no-print">
        {note === 'Copied' ? <CheckIcon fontSize="inherit" /> : <CopyIcon fontSize="inherit" />}
      </IconButton>
    </Tooltip>
  );
}

async function write(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
