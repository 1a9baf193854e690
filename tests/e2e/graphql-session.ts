/** A signed-in HTTP client, as a browser would be after opening a sign-in link. */
export class GraphqlSession {
  private constructor(
    readonly url: string,
    private readonly cookie: string,
  ) {}

  static async open(signInUrl: string): Promise<GraphqlSession> {
    const response = await fetch(signInUrl, { redirect: 'manual' });
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!cookie) throw new Error(`The sign-in link was refused (${response.status}).`);
    return new GraphqlSession(new URL(signInUrl).origin, cookie);
  }

  /** @throws Error with the server's sentences. */
  async ask<T>(query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('; '));
    return answer.data;
  }

  async upload(name: string, content: Buffer): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    const response = await fetch(`${this.url}/files`, {
      method: 'POST',
      headers: { cookie: this.cookie },
      body: form,
    });
    if (!response.ok) throw new Error(`The upload was refused: ${await response.text()}`);
    const [file] = (await response.json()) as { id: string }[];
    if (!file) throw new Error('The upload answered without a file.');
    return file.id;
  }
}
