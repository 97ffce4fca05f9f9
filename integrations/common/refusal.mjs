/** How a run ends; the numbers are those of the command line (docs/cli.md). */
export const EXIT = { done: 0, refused: 1, usage: 2, missing: 3, unavailable: 5, access: 6 };

/** Why something was not done: a stable code, what was expected and found, and what to do. */
export class Refusal extends Error {
  /**
   * @param {string} code stable
   * @param {string} message a sentence
   * @param {{ expected?: string, found?: string, hint?: string, exit?: number }} [more]
   */
  constructor(code, message, { expected, found, hint, exit = EXIT.usage } = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.hint = hint;
    this.exit = exit;
  }
}

/** What any other error is told as: a defect of this program. */
export const refusalOf = (error) =>
  error instanceof Refusal
    ? error
    : new Refusal('defect', `This should not happen: ${error?.stack ?? error}`, { hint: 'Please report it.', exit: 70 });
