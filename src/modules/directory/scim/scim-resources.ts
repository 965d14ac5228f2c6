import type { Types } from 'scimmy';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import type { DirectoryClient } from '../../identity/index.js';
import { contextOfDirectory } from './scim-context.js';
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

/** What a directory keeps here of one type, each seen by that directory alone. */
export interface ScimRows<Kept> {
  list(tx: Tx, directory: DirectoryClient, page: { limit: number; offset: number }): Promise<Kept[]>;
  count(tx: Tx, directory: DirectoryClient): Promise<number>;
  /** @returns null where the attribute is none that an index serves */
  by(
    tx: Tx,
    directory: DirectoryClient,
    equality: { attribute: string; value: unknown },
  ): Promise<readonly Kept[] | null>;
  byId(tx: Tx, directory: DirectoryClient, id: string): Promise<Kept>;
  lock(tx: Tx, directory: DirectoryClient, id: string): Promise<Kept>;
}

/** The library gives a filter's matches as `any`. */
interface Matching {
  match(values: object[]): object[];
}

export interface ScimKeeper<Kept, Told> {
  /** @returns the id of what is kept now */
  take(tx: Tx, directory: DirectoryClient, told: Told): Promise<string>;
  change(tx: Tx, directory: DirectoryClient, change: { kept: Kept; told: Told }): Promise<void>;
  remove(tx: Tx, directory: DirectoryClient, kept: Kept): Promise<void>;
}

/** Between the words of the protocol and what is kept. */
export interface ScimForm<Kept, Told> {
  resourceOf(kept: Kept, attributes?: Types.Filter): Types.Schema;
  toldOf(body: unknown, kept?: Kept): Told;
  /** Told where a filter that no index serves would have to try too many. */
  readonly tooMany: string;
}

/** One type of resource (`/Users`, `/Groups`): what the protocol asks for, in one transaction each. */
export abstract class ScimResources<Kept, Told> {
  protected constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: ScimRows<Kept>,
    private readonly keep: ScimKeeper<Kept, Told>,
    private readonly form: ScimForm<Kept, Told>,
  ) {}

  list(directory: DirectoryClient, query: ScimQuery): Promise<ScimPage> {
    const { filter, attributes } = askedOf(query);
    const shown = (kept: readonly Kept[]) => kept.map((one) => this.form.resourceOf(one, attributes));
    return this.within(directory, async (tx) => {
      if (filter === undefined) {
        const { startIndex = 1, count = MOST_ON_A_PAGE } = query;
        const limit = Math.min(count, MOST_ON_A_PAGE);
        const kept = await this.rows.list(tx, directory, { limit, offset: startIndex - 1 });
        return pageOf(shown(kept), await this.rows.count(tx, directory), query);
      }
      const equality = soleEquality(filter);
      const found = equality === null ? null : await this.rows.by(tx, directory, equality);
      const kept = found ?? (await this.tried(tx, directory, filter));
      return pageOf(shown(sliceOf(kept, query)), kept.length, query);
    });
  }

  read(directory: DirectoryClient, id: string, query: ScimQuery = {}): Promise<object> {
    const { attributes } = askedOf(query);
    return this.within(directory, async (tx) =>
      this.form.resourceOf(await this.rows.byId(tx, directory, id), attributes),
    );
  }

  create(directory: DirectoryClient, body: unknown): Promise<object> {
    const told = this.form.toldOf(body);
    return this.within(directory, async (tx) =>
      this.now(tx, directory, await this.keep.take(tx, directory, told)),
    );
  }

  replace(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    return this.within(directory, async (tx) => {
      const kept = await this.rows.lock(tx, directory, id);
      await this.keep.change(tx, directory, { kept, told: this.form.toldOf(body, kept) });
      return this.now(tx, directory, id);
    });
  }

  patch(directory: DirectoryClient, id: string, body: unknown): Promise<object> {
    return this.within(directory, async (tx) => {
      const kept = await this.rows.lock(tx, directory, id);
      const next = await patched(this.form.resourceOf(kept), body);
      if (next !== null)
        await this.keep.change(tx, directory, { kept, told: this.form.toldOf({ ...next }, kept) });
      return this.now(tx, directory, id);
    });
  }

  async remove(directory: DirectoryClient, id: string): Promise<void> {
    await this.within(directory, async (tx) => {
      await this.keep.remove(tx, directory, await this.rows.lock(tx, directory, id));
    });
  }

  private async now(tx: Tx, directory: DirectoryClient, id: string): Promise<object> {
    return this.form.resourceOf(await this.rows.byId(tx, directory, id));
  }

  /** Any filter at all, on as many as one answer may cost. */
  private async tried(tx: Tx, directory: DirectoryClient, filter: Matching): Promise<Kept[]> {
    const kept = await this.rows.list(tx, directory, { limit: MOST_FILTERED + 1, offset: 0 });
    if (kept.length > MOST_FILTERED) throw refusal(413, 'tooMany', this.form.tooMany);
    return kept.filter((one) => understood(() => filter.match([this.form.resourceOf(one)])).length > 0);
  }

  private within<T>(directory: DirectoryClient, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(contextOfDirectory(directory), work);
  }
}
