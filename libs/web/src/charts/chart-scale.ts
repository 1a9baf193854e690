/** Maps data to pixels. `ticks` are round numbers inside the domain. */
export interface LinearScale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** A straight line from `domain` to `range`; a domain without width maps to the middle of the range. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  tickCount = 5,
): LinearScale {
  const [from, to] = domain;
  const [start, end] = range;
  const place = (value: number): number =>
    to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
  return Object.assign(place, { domain, ticks: roundTicks(from, to, tickCount) });
}

/** Multiples of 1, 2 or 5 times a power of ten between `from` and `to`, about `count` of them. */
export function roundTicks(from: number, to: number, count: number): number[] {
  if (!(to > from)) return [from];
  const step = roundStep((to - from) / Math.max(count, 1));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
}

/** The smallest domain that holds every number, widened to whole ticks; `include` are numbers it must hold too. */
export function niceDomain(numbers: readonly number[], include: readonly number[] = []): [number, number] {
  const all = [...numbers, ...include].filter(Number.isFinite);
  if (all.length === 0) return [0, 1];
  const low = Math.min(...all);
  const high = Math.max(...all);
  if (low === high) return [low - 0.5, high + 0.5];
  const step = roundStep((high - low) / 5);
  return [clean(Math.floor(low / step + 1e-9) * step), clean(Math.ceil(high / step - 1e-9) * step)];
}

/** The place of a point on a circle; `angle` 0 is twelve o'clock, growing clockwise, in radians. */
export function polar(centre: number, radius: number, angle: number): { x: number; y: number } {
  return { x: centre + radius * Math.sin(angle), y: centre - radius * Math.cos(angle) };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return power * (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10);
}

/** Takes off what floating point adds, so that a tick reads 0.3 and not 0.30000000000000004. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
