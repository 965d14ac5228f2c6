import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly text: string;
  /** The body as it came, for files. */
  readonly bytes: Buffer;
  /** The parsed body, null where there is none; tests name the shape they expect. */
  body<T = Record<string, unknown>>(): T;
  /** `code` of a problem, in SCIM's words too. */
  readonly code: string | undefined;
}

export interface UploadedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Somebody at the API: what they send carries their cookie or token. */
export class Person {
  constructor(
    private readonly server: FastifyInstance,
    private readonly headers: Readonly<Record<string, string>>,
    private readonly remoteAddress = '127.0.0.1',
  ) {}

  with(headers: Readonly<Record<string, string>>): Person {
    return new Person(this.server, { ...this.headers, ...headers }, this.remoteAddress);
  }

  /** The same from another place of the network. */
  from(address: string): Person {
    return new Person(this.server, this.headers, address);
  }

  /** The same person at another process of the installation. */
  at(server: FastifyInstance): Person {
    return new Person(server, this.headers, this.remoteAddress);
  }

  keepingCookieOf(answer: Answer): Person {
    return this.with({ cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' });
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }
  post(url: string, body?: object): Promise<Answer> {
    return this.send('POST', url, body);
  }
  put(url: string, body?: object): Promise<Answer> {
    return this.send('PUT', url, body);
  }
  patch(url: string, body?: object): Promise<Answer> {
    return this.send('PATCH', url, body);
  }
  delete(url: string): Promise<Answer> {
    return this.send('DELETE', url);
  }

  /** A form of texts and files by POST. */
  upload(
    url: string,
    files: readonly UploadedFile[],
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.sendForm('POST', url, { files, fields });
  }

  /** One file in the place of another. */
  putFile(url: string, file: UploadedFile): Promise<Answer> {
    return this.sendForm('PUT', url, { files: [file], fields: {} });
  }

  private sendForm(
    method: Method,
    url: string,
    { files, fields }: { files: readonly UploadedFile[]; fields: Readonly<Record<string, string>> },
  ): Promise<Answer> {
    const boundary = 'zhenggai-test-boundary';
    const texts = Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    );
    const contents = files.flatMap(({ name, content }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
    const payload = Buffer.concat([...texts, ...contents, Buffer.from(`--${boundary}--\r\n`)]);
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return this.with(type).send(method, url, payload);
  }

  private async send(method: Method, url: string, payload?: object): Promise<Answer> {
    const { headers, remoteAddress } = this;
    const response = await this.server.inject({ method, url, headers, payload, remoteAddress });
    const body = <T>() => (response.body === '' ? null : JSON.parse(response.body)) as T;
    const type = String(response.headers['content-type']);
    const isProblem =
      type.startsWith('application/problem+json') ||
      (type.startsWith('application/scim+json') && response.statusCode >= 400);
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.body,
      bytes: response.rawPayload,
      body,
      code: isProblem ? body<{ code: string }>().code : undefined,
    };
  }
}
