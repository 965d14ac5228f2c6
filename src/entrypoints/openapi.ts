import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addExamples } from './openapi-examples.js';
import { addProblems } from './openapi-problems.js';

const ON_BEHALF =
  'Account id of the person in whose place the caller acts today as 代理人 (GET /api/substitutions?mine=true&inForce=true): ' +
  'that person’s unit, roles and scope as far as appointed, the caller’s own name. Absent: in one’s own name. ' +
  '403 substitution.not-in-force outside the dates, after revocation and for tokens.';

/** OpenAPI 3.1 of every route, as `docs/openapi.json` keeps it. */
export function createOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('整改 Zhenggai')
    .setDescription('法治政府建设情况报告中存在问题的整改督办:报告、任务、时限、提醒、下一年核查')
    .setVersion('0.1.0')
    .addCookieAuth('zhenggai_session')
    .addBearerAuth()
    .addGlobalParameters({
      in: 'header',
      name: 'X-On-Behalf-Of',
      required: false,
      description: ON_BEHALF,
      schema: { type: 'string', format: 'uuid' },
    })
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return addProblems(addExamples(document));
}

/** The document is made when somebody first asks for it: starting is not slower for it. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => createOpenApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}
