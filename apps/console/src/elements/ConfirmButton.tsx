import { Button, type ButtonProps } from '@mui/material';
import { useState } from 'react';
import { Confirm } from 'react-admin';

export interface ConfirmButtonProps extends Pick<
  ButtonProps,
  'color' | 'disabled' | 'variant' | 'startIcon'
> {
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once more and says what will happen. */
export function ConfirmButton({ label, title, text, confirm, onConfirm, ...button }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const act = () => {
    setOpen(false);
    onConfirm();
  };
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Confirm
        isOpen={isOpen}
        title={title}
        content={text}
        confirm={confirm}
        cancel="Go back"
        onConfirm={act}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
