import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { IntField, TextField } from '../../../platform/http/fields.js';

export class ScimReadQuery {
  @TextField({ max: 1_000, optional: true, description: 'Attributes to show, with commas between.' })
  attributes?: string;
  @TextField({ max: 1_000, optional: true, description: 'Attributes to leave out, with commas between.' })
  excludedAttributes?: string;
}

export class ScimListQuery extends ScimReadQuery {
  @TextField({
    max: 1_000,
    optional: true,
    description:
      'RFC 7644 §3.4.2.2; by userName, displayName, externalId or id the database finds, by others up to 5,000.',
  })
  filter?: string;
  @IntField({ min: 1, max: 1_000_000, optional: true, description: 'From 1.' }) startIndex?: number;
  @IntField({ min: 0, max: 1_000_000, optional: true, description: 'At most 200 come.' }) count?: number;
}

const USER = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'zhou.lan',
  displayName: '周岚',
  title: '科员',
  active: true,
  emails: [{ value: 'zhou.lan@qy.example', primary: true }],
};
const GROUP = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: '督查室',
  members: [],
};
const PATCH = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path: 'displayName', value: '督查室' }],
};
const EXAMPLES = { User: USER, Group: GROUP, PatchOp: PATCH } as const;
const object = (example?: object) => ({
  type: 'object',
  additionalProperties: true,
  ...(example !== undefined && { example }),
});

/** A message of the protocol comes in; its schema is the protocol's (GET /scim/v2/Schemas), not this document's. */
export function ScimBody(what: keyof typeof EXAMPLES) {
  return applyDecorators(
    ApiConsumes('application/json', 'application/scim+json'),
    ApiBody({ description: `RFC 7643/7644: ${what}.`, schema: object(EXAMPLES[what]) }),
  );
}

export function ScimAnswer(description: string) {
  return applyDecorators(
    ApiProduces('application/scim+json'),
    ApiOkResponse({ description, schema: object() }),
  );
}
