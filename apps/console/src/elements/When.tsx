import { when } from './format.js';

export function When({ at, otherwise = '–' }: { at: string | null | undefined; otherwise?: string }) {
  return at ? (
    <time dateTime={at} className="numbers" style={{ whiteSpace: 'nowrap' }}>
      {when(at)}
    </time>
  ) : (
    <>{otherwise}</>
  );
}
