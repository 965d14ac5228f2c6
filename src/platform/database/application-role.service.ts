import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DATABASE, type DatabaseOptions } from './data-source.js';
import { StartupProblem } from './embedded/startup-problem.js';
import { Reader } from './reader.js';

const ROLE = 'zhenggai_app';

/**
 * Row-level security does not bind the owner of the tables. Behind a pooler the role cannot be asked for when connecting, so
 * whether the connections have it is looked at before anything else is.
 */
@Injectable()
export class ApplicationRole implements OnModuleInit {
  constructor(
    private readonly reader: Reader,
    @Inject(DATABASE) private readonly database: DatabaseOptions,
  ) {}

  /** @throws StartupProblem where the program would see what no policy lets it see */
  async onModuleInit(): Promise<void> {
    if (this.database.isPooled !== true) return;
    const [found] = await this.reader.unscoped<{ login: string; role: string }>({
      text: 'select session_user as login, current_user as role',
    });
    if (found?.role === ROLE) return;
    throw new StartupProblem(
      `Behind the pooler this program works as ${found?.role}, whom no row-level security binds. Give it a login whose role is set: alter role ${found?.login} set role ${ROLE} (docs/adr/0032).`,
    );
  }
}
