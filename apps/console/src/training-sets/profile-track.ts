/** Points a value can be moved by, from −span to span, as a place on a track. */

export interface TrackBar {
  /** Per cent of the track from its start. */
  readonly start: number;
  readonly width: number;
}

/** The delta a pointer means, `x` pixels into a track that is `width` wide. */
export function deltaAt(x: number, width: number, span: number): number {
  const share = width > 0 ? x / width : 0.5;
  return clip(Math.round((share * 2 - 1) * span), span) || 0;
}

/** The delta after a key, or null for a key that means nothing here. */
export function deltaAfterKey(key: string, delta: number, span: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return clip(delta + 1, span);
    case 'ArrowLeft':
    case 'ArrowDown':
      return clip(delta - 1, span);
    case 'Home':
      return -span;
    case 'End':
      return span;
    case '0':
    case 'Delete':
    case 'Backspace':
      return 0;
    default:
      return null;
  }
}

/** From where a value stands to where it is moved. */
export function barOf(delta: number, span: number): TrackBar {
  const width = (Math.abs(delta) / span) * 50;
  return { start: delta < 0 ? 50 - width : 50, width };
}

/** How far the value can go at all before the scale ends; null where its baseline is not known. */
export function roomOf(baseline: number | undefined, min: number, max: number): TrackBar | null {
  if (baseline === undefined) return null;
  const span = max - min;
  const down = ((baseline - min) / span) * 50;
  const up = ((max - baseline) / span) * 50;
  return { start: 50 - down, width: down + up };
}

/** Where the mean answer would go, clipped to the scale. */
export function movedTo(baseline: number, delta: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, baseline + delta));
}

function clip(delta: number, span: number): number {
  return Math.min(span, Math.max(-span, delta));
}
