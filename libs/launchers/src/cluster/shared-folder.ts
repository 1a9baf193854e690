import { posix, resolve, sep } from 'node:path';
import type { TrainerJob, TrainerResult } from '@ethogram/core';

/** One folder that the platform and the machines of a cluster both have, perhaps under two names. */
export class SharedFolder {
  readonly #here: string;
  readonly #there: string;

  /** @param there where the cluster's machines have it; the same place when left out */
  constructor(here: string, there?: string) {
    this.#here = resolve(here);
    this.#there = there === undefined ? this.#here : posix.normalize(there).replace(/(.)\/+$/, '$1');
  }

  /** The path on the cluster; a path outside of the folder, or no path at all, stays as it is. */
  there(path: string): string {
    return moved(path, this.#here, this.#there);
  }

  here(path: string): string {
    return moved(path, this.#there, this.#here);
  }

  /** The job as the trainer on the cluster has to read it. */
  jobThere(job: TrainerJob): TrainerJob {
    return {
      ...job,
      baseModel: this.there(job.baseModel),
      trainingSet: this.there(job.trainingSet),
      outputDir: this.there(resolve(job.outputDir)),
    };
  }

  resultHere(result: TrainerResult): TrainerResult {
    return { ...result, adapterDir: this.here(result.adapterDir) };
  }
}

function moved(path: string, from: string, to: string): string {
  if (path === from) return to;
  return path.startsWith(`${from.replace(/\/$/, '')}${sep}`) ? posix.join(to, path.slice(from.length)) : path;
}
