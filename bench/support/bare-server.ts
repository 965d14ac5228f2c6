/** The baseline of the list: `node:http` and `pg`, the same statement and JSON, no sign-in, no row-level security, nothing else. */
import { createServer } from 'node:http';
import pg from 'pg';

const { DATABASE_URL = '', STATEMENT = '', VALUES = '[]' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
const values = JSON.parse(VALUES) as unknown[];

const server = createServer((_request, response) => {
  pool.query<{ items: string }>({ name: 'list', text: STATEMENT, values }).then(
    ({ rows }) => {
      const body = `{"items":${rows[0]?.items ?? '[]'},"next":null}`;
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
