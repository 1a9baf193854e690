import { Alert, Button } from '@mui/material';
import { toRequestError } from '@ethogram/web';

/** What the server said, in its words, with a way to try again where that may help. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, isPassing } = toRequestError(error);
  return (
    <Alert
      severity="error"
      action={
        onRetry && isPassing ? (
          <Button color="inherit" onClick={onRetry}>
            Try again
          </Button>
        ) : undefined
      }
    >
      {message}
    </Alert>
  );
}
