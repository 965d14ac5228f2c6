import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { KeepPerson } from './keep-person.service.js';
import { ScimPeople } from './scim-people.queries.js';
import { ScimResources } from './scim-resources.js';
import { toldOf, userOf, type KeptPerson, type ToldPerson } from './scim-user.js';

/** `/Users`. */
@Injectable()
export class ScimUsers extends ScimResources<KeptPerson, ToldPerson> {
  constructor(uow: UnitOfWork, people: ScimPeople, keep: KeepPerson) {
    super(uow, people, keep, {
      resourceOf: userOf,
      toldOf,
      tooMany: 'filter by userName, externalId or id: there are too many people for others',
    });
  }
}
