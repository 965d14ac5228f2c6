import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import type { Actor } from './actor.js';

/**
 * Who runs the installation. The table of holidays and the jobs behind it are one for all bodies; the system administrator of a town
 * looks after the town and leaves them to whoever stands above all system administrators.
 */
@Injectable()
export class InstallationOffice {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `auth.not-of-installation` where somebody holds the office outside what the actor looks after */
  async require({ administeredPath }: Actor): Promise<void> {
    const others = await this.reader.unscoped({
      name: 'other-system-administrators',
      text: OTHERS,
      values: [administeredPath ?? '-', this.clock.today()],
    });
    if (others.length > 0) throw new Problem('auth.not-of-installation');
  }
}

const OTHERS = `
select from role_grant g join organisation o on o.id = g.organisation_id
where g.role = 'system_admin' and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2) and not starts_with(o.path, $1) limit 1`;
