import { Clock, newId } from '@ethogram/core';
import {
  BadInputError,
  DomainError,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Role,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  ArrayContains,
  type EntityManager,
  type FindOptionsWhere,
  ILike,
  In,
  type Repository,
} from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Person } from './person.entity.js';

export interface PersonFilterValues {
  readonly role?: Role | null;
  readonly simulated?: boolean | null;
  readonly search?: string | null;
}

/** Curators look after annotators; only an administrator gives more than that. */
export function mayManage(viewer: Viewer, roles: readonly Role[]): boolean {
  return (
    viewer.roles.includes('ADMIN') ||
    (viewer.roles.includes('CURATOR') && roles.every((role) => role === 'ANNOTATOR'))
  );
}

@Injectable()
export class PeopleService {
  constructor(
    @InjectRepository(Person) private readonly people: Repository<Person>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @param viewer null: the command line of the installation itself. */
  async create(viewer: Viewer | null, input: { displayName: string; roles: Role[] }): Promise<Person> {
    const displayName = input.displayName.trim();
    if (displayName === '' || displayName.length > 120)
      throw new BadInputError('A name has 1 to 120 characters.');
    if (input.roles.length === 0) throw new BadInputError('A person needs at least one role.');
    if (viewer && !mayManage(viewer, input.roles))
      throw new DomainError(
        'FORBIDDEN',
        'Only an administrator adds curators, researchers and administrators.',
      );
    const person = this.people.create({
      id: newId(this.clock),
      displayName,
      roles: [...new Set(input.roles)],
      simulated: false,
      simulationKey: null,
      createdAt: this.clock.now(),
      disabledAt: null,
    });
    await this.people.insert(person);
    await this.audit.record(viewer, 'created', 'person', person.id, { roles: person.roles });
    return person;
  }

  /** The simulated annotator of this key; made on first use, found ever after. */
  async findOrCreateSimulated(key: string, displayName: string): Promise<Person> {
    await this.people
      .createQueryBuilder()
      .insert()
      .values({
        id: newId(this.clock),
        displayName,
        roles: ['ANNOTATOR'],
        simulated: true,
        simulationKey: key,
        createdAt: this.clock.now(),
        disabledAt: null,
      })
      .orIgnore()
      .execute();
    return this.people.findOneByOrFail({ simulationKey: key });
  }

  /** Somebody who annotates under a pseudonym and whom nothing here knows by name. */
  async createPseudonymous(manager: EntityManager, displayName: string): Promise<Person> {
    const person = this.people.create({
      id: newId(this.clock),
      displayName,
      roles: ['ANNOTATOR'],
      simulated: false,
      simulationKey: null,
      createdAt: this.clock.now(),
      disabledAt: null,
    });
    await manager.insert(Person, person);
    return person;
  }

  /** Stands for somebody who is not to be known any more: nobody can sign in as this person. */
  async createNobody(manager: EntityManager, displayName: string): Promise<Person> {
    const person = await this.createPseudonymous(manager, displayName);
    const disabledAt = this.clock.now();
    await manager.update(Person, person.id, { disabledAt });
    return { ...person, disabledAt };
  }

  async get(id: string): Promise<Person> {
    const person = await this.people.findOneBy({ id });
    if (!person) throw new NotFoundError('person', id);
    return person;
  }

  async byIds(ids: readonly string[]): Promise<Person[]> {
    return ids.length === 0 ? [] : this.people.findBy({ id: In([...ids]) });
  }

  /** The oldest administrator, who owns a fresh installation. */
  async firstAdministrator(): Promise<Person | null> {
    return this.people.findOne({ where: { roles: ArrayContains(['ADMIN']) }, order: { createdAt: 'ASC' } });
  }

  async list(page?: Page, sort?: Sort, filter?: PersonFilterValues): Promise<PageOf<Person>> {
    const where: FindOptionsWhere<Person> = {
      ...(filter?.role ? { roles: ArrayContains([filter.role]) } : {}),
      ...(filter?.simulated == null ? {} : { simulated: filter.simulated }),
      ...(filter?.search ? { displayName: ILike(`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`) } : {}),
    };
    const order = pageOrder<Person>(sort, ['displayName', 'createdAt']);
    const [items, total] = await this.people.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }
}
