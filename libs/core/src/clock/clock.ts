/** Where time comes from. An abstract class, so that dependency injection can name it. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that moves only when told to; for tests and for replaying a run. */
export class FixedClock extends Clock {
  private time: number;

  constructor(at: Date | string | number = '2026-01-01T00:00:00.000Z') {
    super();
    this.time = timeOf(at);
  }

  now(): Date {
    return new Date(this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }

  set(at: Date | string | number): void {
    this.time = timeOf(at);
  }
}

function timeOf(at: Date | string | number): number {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) throw new RangeError(`"${String(at)}" is not a time.`);
  return time;
}
