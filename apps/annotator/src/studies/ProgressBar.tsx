import { texts } from '../texts/texts.js';

export function ProgressBar({ done, remaining }: { readonly done: number; readonly remaining: number }) {
  const all = done + remaining;
  return (
    <progress className="progress" aria-label={texts.work.progress} value={done} max={Math.max(all, 1)} />
  );
}
