import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { KeepGroup } from './keep-group.service.js';
import { groupOf, toldGroupOf, type KeptGroup, type ToldGroup } from './scim-group.js';
import { ScimGroupRows } from './scim-groups.queries.js';
import { ScimResources } from './scim-resources.js';

/** `/Groups`. */
@Injectable()
export class ScimGroups extends ScimResources<KeptGroup, ToldGroup> {
  constructor(uow: UnitOfWork, rows: ScimGroupRows, keep: KeepGroup) {
    super(uow, rows, keep, {
      resourceOf: groupOf,
      toldOf: toldGroupOf,
      tooMany: 'filter by displayName or id: there are too many groups for others',
    });
  }
}
