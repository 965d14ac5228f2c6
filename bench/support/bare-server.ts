/** The baseline of a list, or of one record (`ANSWER=task`): `node:http` and `pg`, the same statement and JSON, no sign-in, no row-level security, nothing else. */
import { createServer } from 'node:http';
import pg from 'pg';

const { DATABASE_URL = '', STATEMENT = '', VALUES = '[]', ANSWER = 'items' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const values = JSON.parse(VALUES) as unknown[];

interface Row {
  readonly items?: string;
  readonly row?: object;
  readonly view?: string;
}

function taskOf({ row = {}, view = '{}' }: Row = {}): string {
  return `${JSON.stringify(row).slice(0, -1)},${view.slice(1)}`;
}

const server = createServer((_request, response) => {
  pool.query<Row>({ name: 'list', text: STATEMENT, values }).then(
    ({ rows }) => {
      const body = ANSWER === 'task' ? taskOf(rows[0]) : `{"items":${rows[0]?.items ?? '[]'},"next":null}`;
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
process.on('SIGTERM', () => process.exit(0));
