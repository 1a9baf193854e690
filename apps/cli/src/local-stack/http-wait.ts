import { setTimeout as delay } from 'node:timers/promises';

/** Asks `url` until it answers 200. False when it has not after `seconds`, or when `givenUp` says so. */
export async function answersWithin(url: string, seconds: number, givenUp: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < seconds * 5 && !givenUp(); tries += 1) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return true;
    await delay(200);
  }
  return false;
}
