import { Clock, contentHash } from '@ethogram/core';
import { AdapterService, ModelService } from '@ethogram/models';
import { PlatformConfig } from '@ethogram/platform';
import { type LabelStyle, MINIMUM_MASS } from '@ethogram/suites';
import { probeLabelMethod } from '@ethogram/vllm-client';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PlayExecutor } from './play-executor.port.js';
import { digestOf, type PlanDigest } from './run-plan.js';
import { RunPlanner } from './run-planner.js';
import { labelSetKey, type RunProbe } from './run-settings.js';
import { Run, type RunManifest } from './run.entity.js';
import { RunFailedError, RunStoppedError } from './run.errors.js';
import { steeringMessage, withSteering } from './steered-prompt.js';

/** How answers are read: found once for the base run of a comparison and then the same for both. */
export interface Reading {
  readonly probes: readonly RunProbe[];
  readonly labelStyle: LabelStyle;
}

/** The reading of a prepared run, to be forced on the run it will be compared with. */
export function readingOf(run: Run): Reading {
  if (!run.probes || !run.labelStyle) throw new Error(`The run ${run.id} was never prepared.`);
  return { probes: run.probes, labelStyle: run.labelStyle };
}

type Digest = PlanDigest & { readonly subjectVersion: string };

/** Settles how a run reads answers and writes down everything its numbers will depend on. */
@Injectable()
export class RunPreparation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly planner: RunPlanner,
    private readonly plays: PlayExecutor,
    private readonly models: ModelService,
    private readonly adapters: AdapterService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a run off. One that is prepared already keeps its manifest, and is held to it: it goes on only while the
   * server serves what it began with.
   * @param forced the reading of the run this one will be compared with; null to find the best the server offers.
   * @throws RunFailedError for a suite without samples; RunStoppedError when the run was cancelled.
   */
  async prepare(run: Run, forced: Reading | null, signal: AbortSignal): Promise<Run> {
    if (run.manifest && run.state !== 'QUEUED') return run;
    if (run.manifest) return this.goOn(run, run.manifest, signal);
    const reading = forced ?? (await this.findReading(run, signal));
    const digest = await this.digest(run, reading.labelStyle);
    const probes = forced ? forced.probes : reading.probes;
    const manifest = await this.manifestOf(run, digest, reading, signal);
    return this.begin(run, {
      method: manifest.labelMethod,
      probes,
      labelStyle: reading.labelStyle,
      manifest,
      manifestHash: contentHash(manifest),
      progressTotal: digest.samples,
    });
  }

  private async goOn(run: Run, manifest: RunManifest, signal: AbortSignal): Promise<Run> {
    const now = await this.servedAs(run, signal);
    if (now.modelSource !== manifest.modelSource || now.adapterSha256 !== manifest.adapterSha256)
      throw new RunFailedError(
        `The server now serves something else as ${run.model} than when this run began. Start it again.`,
      );
    return this.begin(run, {});
  }

  private async begin(run: Run, change: Partial<Run>): Promise<Run> {
    const runs = this.dataSource.getRepository(Run);
    const begun = { ...change, state: 'RUNNING', startedAt: this.clock.now(), error: null };
    const updated = await runs.update({ id: run.id, state: 'QUEUED' }, begun as never);
    if (updated.affected !== 1) throw new RunStoppedError(run.id);
    return runs.findOneByOrFail({ id: run.id });
  }

  /**
   * Verdict codes of several tokens cannot be told apart by their first one; single letters can, so a model with
   * such a tokenizer is asked for letters.
   */
  private async findReading(run: Run, signal: AbortSignal): Promise<Reading> {
    const codes = await this.probe(run, 'codes', signal);
    if (run.suite !== 'moral-judgment' || isSingleTokens(codes))
      return { probes: codes, labelStyle: 'codes' };
    const letters = await this.probe(run, 'letters', signal);
    return isSingleTokens(letters)
      ? { probes: letters, labelStyle: 'letters' }
      : { probes: codes, labelStyle: 'codes' };
  }

  private async probe(run: Run, labelStyle: LabelStyle, signal: AbortSignal): Promise<RunProbe[]> {
    const { examples } = await this.digest(run, labelStyle);
    const probes: RunProbe[] = [];
    for (const { labels, prompt } of examples) {
      const messages = withSteering(run.steering, prompt);
      const question = { model: run.model, labels, messages, signal };
      probes.push({ labels, probe: await probeLabelMethod(this.models.client(), question) });
    }
    return probes;
  }

  private async digest(run: Run, labelStyle: LabelStyle): Promise<Digest> {
    const digest = await this.digestOf(run, labelStyle);
    if (digest.samples === 0) throw new RunFailedError(`The ${run.suite} suite has nothing to ask.`);
    return digest;
  }

  private async digestOf({ subject, seed }: Run, labelStyle: LabelStyle): Promise<Digest> {
    if (subject.suite === 'text-adventure') {
      const { plays, ...planned } = await this.plays.plan(subject, seed);
      return { ...planned, samples: plays };
    }
    const plan = await this.planner.plan(subject, labelStyle);
    return { ...(await digestOf(plan)), subjectVersion: plan.subjectVersion };
  }

  private async manifestOf(
    run: Run,
    digest: Digest,
    reading: Reading,
    signal: AbortSignal,
  ): Promise<RunManifest> {
    const { suite, model, subject, seed, steering, repeat } = run;
    return {
      schema: 2,
      suite,
      model,
      ...(await this.servedAs(run, signal)),
      subject,
      subjectVersion: digest.subjectVersion,
      samples: digest.samples,
      promptsHash: digest.promptsHash,
      labelStyle: reading.labelStyle,
      labelMethod: methodOf(digest, reading.probes),
      minimumMass: MINIMUM_MASS,
      seed,
      steering: steering && { ...steering, prompt: steeringMessage(steering).content },
      repeat,
      version: this.config.version,
    };
  }

  private async servedAs(
    run: Run,
    signal: AbortSignal,
  ): Promise<Pick<RunManifest, 'modelSource' | 'adapterSha256'>> {
    const cards = await this.models.client().models(signal);
    const adapter = run.adapterId ? await this.adapters.get(run.adapterId) : null;
    return {
      modelSource: cards.find(({ id }) => id === run.model)?.root ?? null,
      adapterSha256: adapter?.sha256 ?? null,
    };
  }
}

/**
 * One name where all labels are read in one way, else each set of labels with its own; "text" where none are read.
 * @throws RunFailedError when a forced reading lacks labels that this run asks for.
 */
function methodOf({ examples }: Digest, probes: readonly RunProbe[]): string {
  const known = new Map(probes.map(({ labels, probe }) => [labelSetKey(labels), probe.method]));
  const found = examples.map(({ labels }) => {
    const method = known.get(labelSetKey(labels));
    if (!method)
      throw new RunFailedError(`The run it is compared with never read the labels ${labels.join(' ')}.`);
    return { labels, method };
  });
  const methods = new Set(found.map(({ method }) => method));
  if (methods.size <= 1) return [...methods][0] ?? 'text';
  return found.map(({ labels, method }) => `${labels.join(' ')}: ${method}`).join('; ');
}

function isSingleTokens(probes: readonly RunProbe[]): boolean {
  return probes.every(({ probe }) => probe.singleTokenLabels);
}
