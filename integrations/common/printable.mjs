// The one door for text from outside. Bundles decide what many of the service's texts say, and terminals and job logs obey control
// characters; so those, and characters that turn the direction of writing, become U+FFFD.

const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** The text with its line feeds and tabs. */
export const printable = (text) => String(text ?? '').replace(OBEYED, '\uFFFD');

/** The text on one line. */
export const oneLine = (text) => printable(text).replace(/[\n\t]/g, ' ');

/** The text in Markdown: neither markup, nor a mention of a person, an issue or a merge request. */
export const escapedMarkdown = (text) =>
  oneLine(text)
    .replace(/([\\`*_{}[\]<>#|!~$&])/g, '\\$1')
    .replace(/@/g, '@\u200B');

/** The text as code in Markdown. */
export const codeMarkdown = (text) => `\`${oneLine(text).replace(/`/g, "'").replace(/\|/g, '\\|')}\``;
