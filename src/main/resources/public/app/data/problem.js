/** Something that the server, or the way to it, did not allow. Its texts are fit for people and say what to do. */
export class Problem extends Error {
  /** @param {{status: number, code: string, title: string, detail?: string, errors?: {field: string, message: string}[]}} body */
  constructor(body) {
    super(body.title);
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail ?? '';
    this.errors = body.errors ?? [];
    this.instance = body.instance;
  }

  static offline() {
    return new Problem({ status: 0, code: 'offline', title: 'The server does not answer',
      detail: 'Start it again with ./songreel serve. This page goes on by itself; nothing is lost.' });
  }

  static of(error) {
    return error instanceof Problem ? error : Problem.offline();
  }

  /** @param {Response} response */
  static async from(response) {
    try {
      return new Problem(await response.json());
    } catch {
      return new Problem({ status: response.status, code: 'unknown', title: `The server answered ${response.status}`,
        detail: 'Try again; if it stays, the server’s log tells more.' });
    }
  }
}
