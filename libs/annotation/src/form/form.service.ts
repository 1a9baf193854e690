import { AuditService } from '@ethogram/accounts';
import { Clock, contentHash, newId } from '@ethogram/core';
import {
  BadInputError,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, IsNull, Not, Repository } from 'typeorm';
import { Study } from '../study/study.entity.js';
import { Form, type FormKind } from './form.entity.js';
import { checkedContent, type FormContent, type UntrustedContent } from './form-content.js';
import { FormVersion } from './form-version.entity.js';

export interface NewForm extends UntrustedContent {
  readonly name: string;
  readonly kind: FormKind;
}

export interface FormFilterValues {
  readonly kind?: FormKind | null;
  readonly archived?: boolean | null;
}

/** A form as lists show it. */
export interface FormSummary {
  readonly form: Form;
  readonly latest: FormVersion;
  readonly studyCount: number;
}

/** The library of forms. A version never changes: what is asked differently is another version. */
@Injectable()
export class FormService {
  constructor(
    @InjectRepository(Form) private readonly forms: Repository<Form>,
    @InjectRepository(FormVersion) private readonly stored: Repository<FormVersion>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInputError */
  async create(viewer: Viewer | null, { name, kind, ...input }: NewForm): Promise<Form> {
    const content = checkedContent(kind, input);
    const now = this.clock.now();
    const form = this.forms.create({
      id: newId(this.clock),
      name: checkedName(name),
      kind,
      archivedAt: null,
      createdAt: now,
    });
    await this.forms.manager.transaction(async (manager) => {
      await manager.insert(Form, form);
      await this.append(manager, form.id, content, viewer);
    });
    await this.audit.record(viewer, 'created', 'form', form.id, { kind });
    return form;
  }

  /** The version that says exactly this, made if there is none: the same content twice is one version. */
  async addVersion(viewer: Viewer | null, formId: string, input: UntrustedContent): Promise<FormVersion> {
    const content = checkedContent((await this.get(formId)).kind, input);
    const { version, isNew } = await this.forms.manager.transaction(async (manager) => {
      // Two at once count on from each other.
      await manager.query(`select from forms where id = $1 for no key update`, [formId]);
      const known = await manager.findOneBy(FormVersion, { formId, contentHash: hashOf(content) });
      return known
        ? { version: known, isNew: false }
        : { version: await this.append(manager, formId, content, viewer), isNew: true };
    });
    if (isNew) await this.audit.record(viewer, 'added-version', 'form', formId, { number: version.number });
    return version;
  }

  async rename(viewer: Viewer | null, id: string, name: string): Promise<Form> {
    await this.get(id);
    await this.forms.update(id, { name: checkedName(name) });
    await this.audit.record(viewer, 'renamed', 'form', id);
    return this.get(id);
  }

  /** It is no longer offered; studies that use it go on as they are. */
  async archive(viewer: Viewer | null, id: string): Promise<Form> {
    await this.get(id);
    await this.forms.update({ id, archivedAt: IsNull() }, { archivedAt: this.clock.now() });
    await this.audit.record(viewer, 'archived', 'form', id);
    return this.get(id);
  }

  async restore(viewer: Viewer | null, id: string): Promise<Form> {
    await this.get(id);
    await this.forms.update(id, { archivedAt: null });
    await this.audit.record(viewer, 'restored', 'form', id);
    return this.get(id);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Form> {
    const form = await this.forms.findOneBy({ id });
    if (!form) throw new NotFoundError('form', id);
    return form;
  }

  /** With its form. @throws NotFoundError */
  async version(id: string): Promise<FormVersion & { form: Form }> {
    const version = await this.stored.findOne({ where: { id }, relations: { form: true } });
    if (!version?.form) throw new NotFoundError('form version', id);
    return version as FormVersion & { form: Form };
  }

  /** Newest first. */
  async versions(formId: string): Promise<FormVersion[]> {
    return this.stored.find({ where: { formId }, order: { number: 'DESC' } });
  }

  /** Studies made from a version, newest first. */
  async studiesOf(versionId: string): Promise<Study[]> {
    return this.forms.manager.find(Study, {
      where: { formVersionId: versionId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  async list(page?: Page, sort?: Sort, filter?: FormFilterValues): Promise<PageOf<FormSummary>> {
    const { kind, archived } = filter ?? {};
    const where = {
      ...(kind ? { kind } : {}),
      ...(archived === true ? { archivedAt: Not(IsNull()) } : {}),
      ...(archived === false ? { archivedAt: IsNull() } : {}),
    };
    const order = pageOrder<Form>(sort, ['name', 'kind', 'createdAt']);
    const [found, total] = await this.forms.findAndCount({ where, order, ...pageWindow(page) });
    return { items: await this.summaries(found), total };
  }

  /** In the order given; a constant number of queries. */
  async summaries(forms: readonly Form[]): Promise<FormSummary[]> {
    const ids = forms.map(({ id }) => id);
    const newest: { id: string; formId: string }[] = await this.forms.query(
      `select distinct on (form_id) id, form_id as "formId" from form_versions where form_id = any($1)
       order by form_id, number desc`,
      [ids],
    );
    const versions = await this.stored.findBy({ id: In(newest.map(({ id }) => id)) });
    const latest = new Map(versions.map((version) => [version.formId, version]));
    const counts: { formId: string; studies: number }[] = await this.forms.query(
      `select form_id as "formId", count(*)::int as studies from studies
       join form_versions on form_versions.id = studies.form_version_id where form_id = any($1) group by form_id`,
      [ids],
    );
    const studies = new Map(counts.map((row) => [row.formId, row.studies]));
    return forms.flatMap((form) => {
      const version = latest.get(form.id);
      return version ? [{ form, latest: version, studyCount: studies.get(form.id) ?? 0 }] : [];
    });
  }

  private async append(
    manager: EntityManager,
    formId: string,
    content: FormContent,
    viewer: Viewer | null,
  ): Promise<FormVersion> {
    const last = await manager.maximum(FormVersion, 'number', { formId });
    const version = this.stored.create({
      id: newId(this.clock),
      formId,
      number: (last ?? 0) + 1,
      ...content,
      contentHash: hashOf(content),
      createdBy: viewer?.personId ?? null,
      createdAt: this.clock.now(),
    });
    await manager.insert(FormVersion, version);
    return version;
  }
}

function hashOf({ definition, guideline, examples }: FormContent): string {
  return contentHash({ definition, guideline, examples });
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new BadInputError('A form needs a name.');
  return trimmed;
}
