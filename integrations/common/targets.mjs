import { EXIT, Refusal } from './refusal.mjs';

/** @import { Connection } from './connection.mjs' */

// What is built for which targets; the rules are those of the command line (docs/decisions/0068).

/**
 * @typedef {object} Plan
 * @property {string[]} required built together; none leaves the choice to the service
 * @property {string[]} optional built afterwards, each by itself; whether it succeeds changes nothing for the others
 * @property {string[]} notes what was left out, in sentences
 */

const noSuchTarget = (wanted, offered) =>
  new Refusal('no-such-target', `The service offers no target ${wanted}.`, {
    expected: offered.length > 0 ? `one of ${offered.map((it) => it.target).join(', ')}` : 'a live builder',
    found: wanted,
    hint: 'A target without * is accepted and waited for; one with ? at its end may be absent.',
    exit: EXIT.missing,
  });

/** Emulated engines are slow: a pattern means them only if it says their platform. */
const matches = (pattern, { target, emulated }) => {
  const literals = pattern.split('*').map((it) => it.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`).test(target) && (!emulated || pattern.indexOf('*') > pattern.indexOf('/'));
};

const named = (texts, offered) => {
  const plan = { required: new Set(), optional: new Set(), notes: [] };
  for (const text of texts) {
    const isOptional = text.endsWith('?');
    const pattern = isOptional ? text.slice(0, -1) : text;
    const isPlain = !isOptional && !pattern.includes('*');
    const found = isPlain ? [pattern] : offered.filter((it) => matches(pattern, it)).map((it) => it.target);
    if (found.length === 0 && !isOptional) throw noSuchTarget(pattern, offered);
    if (found.length === 0) plan.notes.push(`${pattern} is left out: the service does not offer it.`);
    found.forEach((it) => (isOptional ? plan.optional : plan.required).add(it));
  }
  if (plan.required.size + plan.optional.size === 0) throw noSuchTarget(texts.join(', '), offered);
  const optional = [...plan.optional].filter((it) => !plan.required.has(it));
  return { required: [...plan.required], optional, notes: plan.notes };
};

/** What the newest version has must succeed, and what the service has got since may. */
const after = (earlier, offered) => {
  const platform = (it) => it.split('/')[0];
  const required = offered.map((it) => it.target).filter((it) => earlier.includes(it));
  const added = offered
    .filter((it) => !earlier.includes(it.target) && !it.emulated && earlier.some((one) => platform(one) === platform(it.target)))
    .map((it) => it.target);
  const gone = earlier.filter((it) => !required.includes(it));
  const notes = [
    ...added.map((it) => `${it} is new: whether it can be built does not decide about the others.`),
    ...gone.map((it) => `${it} is left out, which the newest version has: the service does not offer it now.`),
  ];
  return required.length === 0 ? { required: [], optional: [], notes } : { required, optional: added, notes };
};

/**
 * The plan.
 *
 * @param {Connection} connection asked for what is offered
 * @param {string[]} texts targets as an author writes them; none means those of the newest version
 * @param {string[]} earlier the targets of the newest version, or none
 * @returns {Promise<Plan>}
 * @throws {Refusal} `no-such-target`
 */
export const planTargets = async (connection, texts, earlier) => {
  if (texts.length === 0 && earlier.length === 0) return { required: [], optional: [], notes: [] };
  const { items } = await connection.get('/api/v1/engines');
  const offered = items.filter((it) => it.builders.length > 0);
  return texts.length > 0 ? named(texts, offered) : after(earlier, offered);
};
