import UploadIcon from '@mui/icons-material/UploadFile';
import { Button } from '@mui/material';
import { useRef } from 'react';

/** A button that asks for one JSON file; the same file may be chosen again. */
export function FileButton({
  label,
  onFile,
  isBusy,
}: {
  /** What the file is, for those who do not see the button's surroundings. */
  label: string;
  onFile: (file: File | undefined) => void;
  isBusy: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept=".json,application/json"
        tabIndex={-1}
        style={{ position: 'absolute', width: 1, height: 1, opacity: 0 }}
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button
        variant="contained"
        startIcon={<UploadIcon />}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      >
        Choose a file
      </Button>
    </>
  );
}
