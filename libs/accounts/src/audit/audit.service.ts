import { Clock, newId } from '@ethogram/core';
import type { Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { AuditEntry } from './audit-entry.entity.js';

@Injectable()
export class AuditService {
  constructor(
    @InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>,
    private readonly clock: Clock,
  ) {}

  async record(
    viewer: Pick<Viewer, 'personId'> | null,
    action: string,
    subjectType: string,
    subjectId: string,
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    await this.entries.insert({
      id: newId(this.clock),
      at: this.clock.now(),
      personId: viewer?.personId ?? null,
      action,
      subjectType,
      subjectId,
      detail: detail as never,
    });
  }
}
