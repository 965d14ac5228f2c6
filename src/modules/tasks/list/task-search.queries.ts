import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import type { TaskFilters } from './tasks.dto.js';

/** Words in more tasks than this fill a page before many are read. */
const MOST_FOUND = 2_000;

/** Filters whose words were looked up: `foundIds` are all tasks with the words that the caller may see. */
export type Searched<Query extends TaskFilters> = Query & { readonly foundIds?: readonly string[] };

/** Looks the words of a search up before the list is read, so that rare ones, and those that stand nowhere, are found at once. */
@Injectable()
export class TaskSearch {
  constructor(private readonly lists: ListReader) {}

  /** Without `foundIds` where nothing is searched for, or where the words stand in so many tasks that any order comes upon them soon. */
  async lookUp<Query extends TaskFilters>(context: DatabaseContext, query: Query): Promise<Searched<Query>> {
    if (query.search === undefined) return query;
    const found = await this.lists.one<{ ids: readonly string[] | null }>(context, {
      name: 'tasks-with',
      text: 'select app.tasks_with($1, $2) as ids',
      values: [query.search, MOST_FOUND],
    });
    const ids = found?.ids ?? null;
    return ids === null ? query : { ...query, foundIds: ids };
  }
}
