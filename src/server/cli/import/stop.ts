/** Why a command stops, in a sentence for the person at the terminal. `code` is what it ends with. */
export class Stop extends Error {
  readonly code: 2 | 3;
  constructor(message: string, code: 2 | 3 = 2) {
    super(message);
    this.code = code;
  }
}
