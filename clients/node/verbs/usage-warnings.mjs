/** What the service says against using what a verb hands out; the same as the command line prints. */

const print = (session, { code, message, successor, link }) =>
  session.warn(`${code}: ${message}${successor ? ` Use ${successor} instead.` : ''}${link ? ` See ${link}` : ''}`);

/** Those that an answer of resolve lists. */
export const warnOfAnswer = (session, { warnings = [] }) => warnings.forEach((it) => print(session, it));

/**
 * Those of a version and of the engines of some of its targets, for verbs that do not resolve. A service from before it knew of advisories
 * says nothing.
 */
export const warnOfVersion = async (session, name, { version, deprecation }, targets) => {
  if (deprecation) {
    print(session, { code: 'version-deprecated', message: `Version ${version} of ${name} is deprecated: ${deprecation.reason}` });
  }
  await warnOfEngines(session, targets.map((it) => it.target));
};

/** To a service that does not know the operation, it is one for admins. */
const advisoriesOf = async (service) => {
  try {
    return await service.find('/api/v1/advisories');
  } catch (error) {
    if (error.code === 'scope-missing') return undefined;
    throw error;
  }
};

const warnOfEngines = async (session, targets) => {
  const { items = [] } = (await advisoriesOf(session.service)) ?? {};
  for (const { engine, status, reason, successor, link } of items) {
    if (status === 'SUPPORTED' || !targets.includes(engine)) continue;
    const word = status.toLowerCase();
    print(session, { code: `engine-${word}`, message: `The engine ${engine} is ${word}: ${reason}`, successor, link });
  }
};
