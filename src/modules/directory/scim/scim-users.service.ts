import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import type { DirectoryClient } from '../../identity/index.js';
import {
  askedOf,
  MOST_FILTERED,
  MOST_ON_A_PAGE,
  pageOf,
  patched,
  refusal,
  sliceOf,
  soleEquality,
  understood,
  type ScimPage,
  type ScimQuery,
} from './scim-protocol.js';
import { contextOfDirectory } from './scim-context.js';
import { KeepPerson } from './keep-person.service.js';
import { ScimPeople } from './scim-people.queries.js';
import { toldOf, userOf } from './scim-user.js';

/** `/Users`: what the protocol asks for, in one transaction each. */
@Injectable()
export class ScimUsers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: ScimPeople,
    private readonly keep: KeepPerson,
  ) {}

  list(directory: DirectoryClient, query: ScimQuery): Promise<ScimPage> {
    const { filter, attributes } = askedOf(query);
    return this.within(directory, async (tx) => {
      if (filter === undefined) {
        const { startIndex = 1, count = MOST_ON_A_PAGE } = query;
        const limit = Math.min(count, MOST_ON_A_PAGE);
        const people = await this.people.list(tx, directory, { limit, offset: startIndex - 1 });
        const total = await this.people.count(tx, directory);
        return pageOf(
          people.map((person) => userOf(person, attributes)),
          total,
          query,
        );
      }
      const equality = soleEquality(filter);
      const found = equality === null ? null : await this.people.by(tx, directory, equality);
      const people = found ?? (await this.tried(tx, directory, filter));
      const users = sliceOf(people, query).map((person) => userOf(person, attributes));
      return pageOf(users, people.length, query);
    });
  }

  read(directory: DirectoryClient, id: string, query: ScimQuery = {}): Promise<object> {
    const { attributes } = askedOf(query);
    return this.within(directory, async (tx) =>
      userOf(await this.people.byId(tx, directory, id), attributes),
    );
  }

  create(directory: DirectoryClient, body: unknown): Promise<object> {
    const told = toldOf(body);
    return this.within(directory, async (tx) => {
      const id = await this.keep.take(tx, directory, told);
      return userOf(await this.people.byId(tx, directory, id));
    });
  }

  replace(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    return this.within(directory, async (tx) => {
      const kept = await this.people.lock(tx, directory, id);
      await this.keep.change(tx, directory, { kept, told: toldOf(body, kept) });
      return userOf(await this.people.byId(tx, directory, id));
    });
  }

  patch(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    return this.within(directory, async (tx) => {
      const kept = await this.people.lock(tx, directory, id);
      const next = await patched(userOf(kept), body);
      if (next !== null) await this.keep.change(tx, directory, { kept, told: toldOf({ ...next }, kept) });
      return userOf(await this.people.byId(tx, directory, id));
    });
  }

  async remove(directory: DirectoryClient, id: string): Promise<void> {
    await this.within(directory, async (tx) => {
      await this.keep.leave(tx, directory, await this.people.lock(tx, directory, id));
    });
  }

  /** Any filter at all, on as many people as one answer may cost. */
  private async tried(tx: Tx, directory: DirectoryClient, filter: { match(values: object[]): object[] }) {
    const people = await this.people.list(tx, directory, { limit: MOST_FILTERED + 1, offset: 0 });
    if (people.length > MOST_FILTERED)
      throw refusal(
        413,
        'tooMany',
        'filter by userName, externalId or id: there are too many people for others',
      );
    return people.filter((person) => understood(() => filter.match([userOf(person)])).length > 0);
  }

  private within<T>(directory: DirectoryClient, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(contextOfDirectory(directory), work);
  }
}
