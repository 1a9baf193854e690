/** One line on standard error that is written over; in a log file, a new line now and then. */
export function progressLine(): { show(text: string): void; end(): void } {
  const live = process.stderr.isTTY;
  let last = '';
  let shownAt = 0;
  return {
    show: (text) => {
      if (text === last) return;
      last = text;
      if (live) process.stderr.write(`\r\x1b[K${text}`);
      else if (performance.now() - shownAt > 5_000) {
        shownAt = performance.now();
        process.stderr.write(`${text}\n`);
      }
    },
    end: () => {
      if (live && last) process.stderr.write('\n');
    },
  };
}
