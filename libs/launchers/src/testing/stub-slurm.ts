import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellQuoted } from '../cluster/cluster-job-name.js';

/** The four commands in one script, which keeps a job as a folder of small files. */
const COMMANDS = String.raw`
command=$(basename "$0")
refuse() { echo "$command: error: $1" >&2; exit 1; }
say() { cat "$1" 2>/dev/null; }
{ printf '%s\037' "$command" "$@"; printf '\036'; } >> "$slurm/calls"
for argument in "$@"; do
  case $argument in
    --jobs=*) jobs=$(printf %s "$argument" | cut -c8-);;
    --name=*) name=$(printf %s "$argument" | cut -c8-);;
    --job-name=*) name=$(printf %s "$argument" | cut -c12-);;
    --format=*) format=$(printf %s "$argument" | cut -c10-);;
    --output=*) output=$(printf %s "$argument" | cut -c10-);;
    --partition=*) partition=$(printf %s "$argument" | cut -c13-);;
    --signal=*) signal=yes;;
  esac
  last=$argument
done
[ -e "$slurm/away" ] && refuse 'Unable to contact slurm controller (connect failure)'
wanted() {
  for job in "$slurm"/jobs/*/; do
    [ -e "$job/state" ] || continue
    [ -z "$jobs" ] || [ "$(basename "$job")" = "$jobs" ] || continue
    [ -z "$name" ] || [ "$(say "$job/name")" = "$name" ] || continue
    basename "$job"
  done
}
case $command in
sbatch)
  [ "$partition" = nowhere ] && refuse 'Batch job submission failed: Invalid partition name specified'
  id=100
  until mkdir "$slurm/jobs/$id" 2>/dev/null; do id=$((id + 1)); done
  job="$slurm/jobs/$id"
  cat > "$job/script"
  printf %s "$name" > "$job/name"
  printf %s "$output" > "$job/output"
  echo 0:0 > "$job/exit"
  if [ -e "$slurm/full" ]; then echo PENDING > "$job/state"; else
    echo RUNNING > "$job/state"
    nohup "$node" "$slurm/run.mjs" "$job" > /dev/null 2>&1 < /dev/null &
  fi
  [ -e "$slurm/mute" ] && refuse 'Batch job submission failed: Socket timed out on send/recv operation'
  echo "$id";;
squeue)
  found=$(for id in $(wanted); do case $(say "$slurm/jobs/$id/state") in PENDING|RUNNING) echo "$id";; esac; done)
  [ -n "$jobs" ] && [ -z "$found" ] && refuse 'Invalid job id specified'
  for id in $found; do [ "$format" = %i ] && echo "$id" || say "$slurm/jobs/$id/state"; done;;
sacct)
  [ -e "$slurm/no-accounting" ] && refuse 'Slurm accounting storage is disabled'
  [ -e "$slurm/lag" ] && exit 0
  for id in $(wanted); do
    [ "$format" = JobIDRaw ] && echo "$id" || echo "$(say "$slurm/jobs/$id/state")|$(say "$slurm/jobs/$id/exit")"
  done;;
scancel)
  job="$slurm/jobs/$last"
  case $(say "$job/state") in
    PENDING) echo 'CANCELLED by 1000' > "$job/state";;
    RUNNING)
      if [ -n "$signal" ]; then kill -TERM "-$(cat "$job/pid")"
      else echo 'CANCELLED by 1000' > "$job/verdict"; kill -KILL "-$(cat "$job/pid")"; fi;;
    '') refuse 'Invalid job id specified';;
    *) refuse 'Job/step already completing or completed';;
  esac;;
esac
`;

/** What Slurm has on a machine: runs the script of a job, and files how it ended. */
const RUN = String.raw`
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const job = process.argv[2];
const at = (name) => join(job, name);
const write = (name, text) => { writeFileSync(at(name + '.part'), text); renameSync(at(name + '.part'), at(name)); };
const log = openSync(readFileSync(at('output'), 'utf8').replaceAll('%%', '%'), 'a');
const child = spawn('sh', [at('script')], { detached: true, stdio: ['ignore', log, log] });
write('pid', String(child.pid));
child.on('close', (code) => {
  write('exit', code === null || code === 137 ? '0:9' : code + ':0');
  write('state', existsSync(at('verdict')) ? readFileSync(at('verdict'), 'utf8') : code === 0 ? 'COMPLETED' : 'FAILED');
});
`;

/**
 * Stand-ins for Slurm's commands in a folder of their own, to be put on PATH, which really run what they are given.
 * Files beside them make trouble: `away` (no controller), `full` (everything waits), `mute` (sbatch accepts without
 * saying so), `lag` (sacct has heard of nothing), `no-accounting`.
 */
export class StubSlurm {
  private constructor(private readonly folder: string) {}

  static async install(folder: string): Promise<StubSlurm> {
    await mkdir(join(folder, 'jobs'), { recursive: true });
    await mkdir(join(folder, 'bin'), { recursive: true });
    await writeFile(join(folder, 'run.mjs'), RUN);
    const places = `slurm=${shellQuoted(folder)}\nnode=${shellQuoted(process.execPath)}\n`;
    for (const name of ['sbatch', 'squeue', 'sacct', 'scancel']) {
      const file = join(folder, 'bin', name);
      await writeFile(file, `#!/bin/sh\n${places}${COMMANDS}`);
      await chmod(file, 0o755);
    }
    return new StubSlurm(folder);
  }

  /** To be put in front of PATH. */
  get commands(): string {
    return join(this.folder, 'bin');
  }

  /** Makes trouble until the function it returns is called. */
  async trouble(kind: 'away' | 'full' | 'mute' | 'lag' | 'no-accounting'): Promise<() => Promise<void>> {
    const file = join(this.folder, kind);
    await writeFile(file, '');
    return () => rename(file, `${file}.over`);
  }

  /** Slurm ends a job: with a signal, and a verdict of its own. */
  async end(id: string, verdict: string, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await writeFile(join(this.folder, 'jobs', id, 'verdict'), verdict);
    process.kill(-Number(await readFile(join(this.folder, 'jobs', id, 'pid'), 'utf8')), signal);
  }

  async script(id: string): Promise<string> {
    return readFile(join(this.folder, 'jobs', id, 'script'), 'utf8');
  }

  /** Every command so far, with its arguments. */
  async calls(): Promise<string[][]> {
    const calls = (await readFile(join(this.folder, 'calls'), 'utf8')).split('\u001e').filter(Boolean);
    return calls.map((call) => call.split('\u001f').slice(0, -1));
  }
}
