import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import {
  BlobStore,
  ConflictError,
  DomainError,
  HandlesDeadJob,
  HandlesJob,
  type JobContext,
  JobQueue,
  NotFoundError,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { ReleasePermission } from '../release/release-permission.js';
import { Release } from '../release/release.entity.js';
import { type ExportedFile, type ExportFormat, planFiles } from './export-format.js';
import { DISCARD_EXPORT, EXPORT_RELEASE } from './export-release.job.js';
import { FileExport } from './file-export.entity.js';
import { ReleasePapers } from './release-papers.js';
import { ReleasedBatches } from './released-batches.js';
import { ExportFileWriter } from './write-file.js';

class ExportStopped extends Error {}

/** Where the files of an export are. */
export const exportFolder = (id: string): string => `exports/${id}`;

/** Writes releases as folders of files, in the background. */
@Injectable()
export class FileExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: ReleasedBatches,
    private readonly writer: ExportFileWriter,
    private readonly papers: ReleasePapers,
    private readonly permission: ReleasePermission,
    private readonly blobs: BlobStore,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError NOT_PERMITTED_BY_SOURCE when it would hold words that may not be published any more */
  async start(viewer: Viewer | null, releaseId: string, format: ExportFormat): Promise<FileExport> {
    await this.release(releaseId);
    if (format !== 'DEHYDRATED') await this.permission.requireText(releaseId);
    const made = this.dataSource.manager.create(FileExport, {
      id: newId(this.clock),
      releaseId,
      format,
      files: [],
      state: 'QUEUED',
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      error: null,
      withdrawnAt: null,
      requestedBy: viewer?.personId ?? null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(FileExport, made as never);
      await this.queue.enqueue(EXPORT_RELEASE, { exportId: made.id }, { manager, key: made.id });
    });
    await this.audit.record(viewer, 'exported', 'release', releaseId, { format });
    return made;
  }

  /** What was written is taken away. Does nothing to one that has ended. */
  async cancel(viewer: Viewer, id: string): Promise<FileExport> {
    await this.get(id);
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.update(
        FileExport,
        { id, state: In(['QUEUED', 'RUNNING']) },
        { state: 'CANCELLED', progressNote: null, finishedAt: this.clock.now() },
      );
      if (affected) await this.queue.enqueue(DISCARD_EXPORT, { exportId: id }, { manager, key: id });
    });
    await this.audit.record(viewer, 'cancelled', 'file-export', id);
    return this.get(id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<FileExport> {
    const found = await this.dataSource.manager.findOneBy(FileExport, { id });
    if (!found) throw new NotFoundError('export', id);
    return found;
  }

  /** Newest first. */
  async ofRelease(releaseId: string): Promise<FileExport[]> {
    return this.dataSource.manager.find(FileExport, {
      where: { releaseId },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 50,
    });
  }

  /**
   * One that may be handed out now.
   * @throws DomainError when it is unfinished, withdrawn or no longer permitted
   */
  async finished(id: string): Promise<FileExport> {
    const found = await this.get(id);
    if (found.withdrawnAt)
      throw new ConflictError(
        'Something in this export was deleted at its source since. Export the release again.',
      );
    if (found.state !== 'SUCCEEDED') throw new ConflictError('This export is not finished.');
    if (found.format !== 'DEHYDRATED') await this.permission.requireText(found.releaseId);
    return found;
  }

  /** Takes back every export of these releases, on the transaction of the deletion that asks for it. */
  async withdraw(manager: EntityManager, releaseIds: readonly string[], at: Date): Promise<void> {
    const rows: { id: string }[] = await manager.query(
      `with withdrawn as (
         update file_exports set withdrawn_at = $2 where release_id = any($1) and withdrawn_at is null returning id)
       select id from withdrawn`,
      [releaseIds, at],
    );
    for (const { id } of rows)
      await this.queue.enqueue(DISCARD_EXPORT, { exportId: id }, { manager, key: id });
  }

  @HandlesJob(EXPORT_RELEASE)
  async run({ exportId }: { exportId: string }, { signal }: JobContext): Promise<void> {
    const { affected } = await this.dataSource.manager.update(
      FileExport,
      { id: exportId, state: In(['QUEUED', 'RUNNING']) },
      { state: 'RUNNING' },
    );
    if (!affected) return;
    const found = await this.get(exportId);
    try {
      await this.write(found, signal);
    } catch (error) {
      if (error instanceof ExportStopped) return;
      if (!(error instanceof DomainError)) throw error;
      await this.end(exportId, { state: 'FAILED', error: error.message });
    }
  }

  @HandlesJob(DISCARD_EXPORT)
  async discard({ exportId }: { exportId: string }): Promise<void> {
    const { files, format, releaseId } = await this.get(exportId);
    const planned = planFiles(format, await this.batches.starts(releaseId));
    // The planned ones too: one may have been written and not been noted.
    const paths = new Set([...files, ...planned].map(({ path }) => path));
    for (const path of paths) await this.blobs.delete(`${exportFolder(exportId)}/${path}`);
  }

  @HandlesDeadJob(EXPORT_RELEASE)
  async giveUp({ exportId }: { exportId: string }): Promise<void> {
    if (await this.queue.isOpen(EXPORT_RELEASE, { exportId }, this.dataSource.manager)) return;
    const error = 'The export stopped on a fault of the platform, which its log names. Start it again.';
    await this.end(exportId, { state: 'FAILED', error });
  }

  private async write(found: FileExport, signal: AbortSignal): Promise<void> {
    const { id, releaseId, format } = found;
    const release = await this.release(releaseId);
    const files = planFiles(format, await this.batches.starts(releaseId));
    const tables = new Set(files.map(({ table }) => table)).size;
    const total = release.rowCount * tables;
    const written = [...found.files];
    let done = written.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
    await this.tell(id, { done, total, note: null, files: written }, signal);
    for (const file of files) {
      if (written.some(({ path }) => path === file.path)) continue;
      const before = done;
      const wrote = await this.writer.write(exportFolder(id), { release, format, file }, async (rows) => {
        done += rows;
        await this.tell(id, { done, total, note: file.path, files: written }, signal);
      });
      done = before + (wrote.rows ?? 0);
      written.push(wrote);
      await this.tell(id, { done, total, note: file.path, files: written }, signal);
    }
    const data = written.filter(({ rows }) => rows !== null);
    for (const { path, text } of await this.papers.of(release, format, data)) {
      const others = written.filter((one) => one.path !== path);
      written.splice(0, written.length, ...others, await this.writer.writeText(exportFolder(id), path, text));
    }
    await this.tell(id, { done, total, note: null, files: written }, signal);
    await this.end(id, { state: 'SUCCEEDED', error: null });
  }

  /** @throws ExportStopped when it was cancelled, or what it holds was deleted meanwhile */
  private async tell(
    id: string,
    { done, total, note, files }: { done: number; total: number; note: string | null; files: ExportedFile[] },
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const [rows]: [{ withdrawnAt: Date | null }[], number] = await this.dataSource.query(
      `update file_exports set progress_done = $2, progress_total = $3, progress_note = $4, files = $5::jsonb,
         started_at = coalesce(started_at, $6)
       where id = $1 and state = 'RUNNING' returning withdrawn_at as "withdrawnAt"`,
      [id, done, total, note, JSON.stringify(files), this.clock.now()],
    );
    const [row] = rows;
    if (!row) throw new ExportStopped('The export was cancelled.');
    if (row.withdrawnAt)
      throw new ConflictError(
        'Something in this release was deleted while it was exported. Export it again.',
      );
  }

  private async end(
    id: string,
    result: { state: 'SUCCEEDED' | 'FAILED'; error: string | null },
  ): Promise<void> {
    await this.dataSource.manager.update(
      FileExport,
      { id, state: In(['QUEUED', 'RUNNING']) },
      { ...result, progressNote: null, finishedAt: this.clock.now() },
    );
  }

  private async release(id: string): Promise<Release> {
    const release = await this.dataSource.manager.findOneBy(Release, { id });
    if (!release) throw new NotFoundError('release', id);
    return release;
  }
}
