import { wholeNumber } from './demo.command.js';

/** `a,b,c` */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `0,1,2` */
export function numbers(text: string): number[] {
  return listed(text).map(wholeNumber);
}
