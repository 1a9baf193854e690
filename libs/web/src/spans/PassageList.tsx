import type { Mark } from './mark.js';

interface PassageListProps {
  readonly marks: readonly Mark[];
  readonly onRemove: (mark: Mark) => void;
  readonly texts: {
    readonly list: string;
    readonly label: (place: number, what: string) => string;
    readonly remove: (place: number) => string;
  };
}

/** The passages marked so far, with a way to take each back. */
export function PassageList({ marks, onRemove, texts }: PassageListProps) {
  return (
    <ul className="passages" aria-label={texts.list}>
      {marks.map((mark) => (
        <li key={mark.id} className="passage">
          <span className="passage-text">
            <span className="passage-for" dir="auto">
              {texts.label(mark.place, mark.name)}
            </span>
            <q dir="auto">{mark.quote}</q>
          </span>
          <button
            type="button"
            className="passage-remove"
            aria-label={texts.remove(mark.place)}
            onClick={() => onRemove(mark)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
