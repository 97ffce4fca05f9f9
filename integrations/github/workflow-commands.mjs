import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** GitHub refuses summaries of more than 1 MiB. */
const MAX_SUMMARY = 900_000;

const data = (text) => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text) => data(String(text)).replace(/:/g, '%3A').replace(/,/g, '%2C');

/**
 * What a step tells its runner. The runner obeys lines that begin with `::`, and a bundle decides what is in many lines of the log, so
 * none are obeyed but those of this class.
 */
export class WorkflowCommands {
  #stop = randomUUID();

  /**
   * @param {Record<string, string | undefined>} environment
   * @param {(text: string) => void} write to standard output
   */
  constructor(environment, write) {
    this.environment = environment;
    this.write = write;
    this.write(`::stop-commands::${this.#stop}\n`);
  }

  log(line) {
    this.write(`${line}\n`);
  }

  /**
   * An annotation.
   *
   * @param {'error' | 'warning' | 'notice'} kind
   * @param {{ title: string, file?: string, line?: number, col?: number }} properties
   */
  annotate(kind, properties, message) {
    const list = Object.entries(properties).filter(([, value]) => value !== undefined);
    this.#command(`::${kind} ${list.map(([name, value]) => `${name}=${property(value)}`).join(',')}::${data(message)}`);
  }

  /** Keeps a value out of logs. */
  mask(secret) {
    this.#command(`::add-mask::${data(secret)}`);
  }

  /** An output of the step. */
  output(name, value) {
    const delimiter = `snapforge-${randomUUID()}`;
    appendFileSync(this.environment.GITHUB_OUTPUT, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  }

  summary(markdown) {
    appendFileSync(this.environment.GITHUB_STEP_SUMMARY, `${markdown.slice(0, MAX_SUMMARY)}\n`);
  }

  /** The runner obeys again. */
  end() {
    this.write(`::${this.#stop}::\n`);
  }

  #command(command) {
    this.write(`::${this.#stop}::\n${command}\n::stop-commands::${this.#stop}\n`);
  }
}
