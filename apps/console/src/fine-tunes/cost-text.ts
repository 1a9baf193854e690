import { duration } from '../elements/format.js';

interface Cost {
  readonly gpuSeconds: number;
  readonly cpuSeconds: number;
}

/** The cost for a narrow column: `0.42 GPU-h`, `< 0.01 CPU-h`, `–`. */
export function shortCostText({ gpuSeconds, cpuSeconds }: Cost): string {
  const [seconds, unit] = gpuSeconds > 0 ? [gpuSeconds, 'GPU-h'] : [cpuSeconds, 'CPU-h'];
  if (seconds === 0) return '–';
  const hours = seconds / 3600;
  return `${hours < 0.01 ? '< 0.01' : hours.toFixed(2)} ${unit}`;
}

/** What a run cost: GPU-hours, or CPU-hours where no GPU was used. `0.42 GPU-hours`, `less than 0.01 CPU-hours`, `–`. */
export function costText({ gpuSeconds, cpuSeconds }: Cost): string {
  const [seconds, unit] = gpuSeconds > 0 ? [gpuSeconds, 'GPU-hours'] : [cpuSeconds, 'CPU-hours'];
  if (seconds === 0) return '–';
  const hours = seconds / 3600;
  const amount = hours < 0.01 ? 'less than 0.01' : hours.toFixed(2);
  return `${amount} ${unit} (${duration(seconds)})`;
}
