import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import type { DirectoryClient } from '../../identity/index.js';
import { KeepGroup } from './keep-group.service.js';
import { contextOfDirectory } from './scim-context.js';
import { groupOf, toldGroupOf } from './scim-group.js';
import { ScimGroupRows } from './scim-groups.queries.js';
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

/** `/Groups`: what the protocol asks for, in one transaction each. */
@Injectable()
export class ScimGroups {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ScimGroupRows,
    private readonly keep: KeepGroup,
  ) {}

  list(directory: DirectoryClient, query: ScimQuery): Promise<ScimPage> {
    const { filter, attributes } = askedOf(query);
    return this.within(directory, async (tx) => {
      if (filter === undefined) {
        const { startIndex = 1, count = MOST_ON_A_PAGE } = query;
        const limit = Math.min(count, MOST_ON_A_PAGE);
        const groups = await this.rows.list(tx, directory, { limit, offset: startIndex - 1 });
        const total = await this.rows.count(tx, directory);
        return pageOf(
          groups.map((group) => groupOf(group, attributes)),
          total,
          query,
        );
      }
      const equality = soleEquality(filter);
      const found = equality === null ? null : await this.rows.by(tx, directory, equality);
      const groups = found ?? (await this.tried(tx, directory, filter));
      return pageOf(
        sliceOf(groups, query).map((group) => groupOf(group, attributes)),
        groups.length,
        query,
      );
    });
  }

  read(directory: DirectoryClient, id: string, query: ScimQuery = {}): Promise<object> {
    const { attributes } = askedOf(query);
    return this.within(directory, async (tx) => groupOf(await this.rows.byId(tx, directory, id), attributes));
  }

  create(directory: DirectoryClient, body: unknown): Promise<object> {
    const told = toldGroupOf(body);
    return this.within(directory, async (tx) => {
      const id = await this.keep.take(tx, directory, told);
      return groupOf(await this.rows.byId(tx, directory, id));
    });
  }

  replace(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    const told = toldGroupOf(body);
    return this.within(directory, async (tx) => {
      const kept = await this.rows.lock(tx, directory, id);
      await this.keep.change(tx, directory, { kept, told });
      return groupOf(await this.rows.byId(tx, directory, id));
    });
  }

  patch(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    return this.within(directory, async (tx) => {
      const kept = await this.rows.lock(tx, directory, id);
      const next = await patched(groupOf(kept), body);
      if (next !== null) await this.keep.change(tx, directory, { kept, told: toldGroupOf({ ...next }) });
      return groupOf(await this.rows.byId(tx, directory, id));
    });
  }

  async remove(directory: DirectoryClient, id: string): Promise<void> {
    await this.within(directory, async (tx) => {
      await this.keep.remove(tx, directory, await this.rows.lock(tx, directory, id));
    });
  }

  private async tried(tx: Tx, directory: DirectoryClient, filter: { match(values: object[]): object[] }) {
    const groups = await this.rows.list(tx, directory, { limit: MOST_FILTERED + 1, offset: 0 });
    if (groups.length > MOST_FILTERED)
      throw refusal(413, 'tooMany', 'filter by displayName or id: there are too many groups for others');
    return groups.filter((group) => understood(() => filter.match([groupOf(group)])).length > 0);
  }

  private within<T>(directory: DirectoryClient, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(contextOfDirectory(directory), work);
  }
}
