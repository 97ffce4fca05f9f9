// The engine installs Temporal only when it loads a snapshot.
const hasTemporal = typeof Temporal === 'object';
globalThis.today = () => (hasTemporal ? 'Temporal' : 'Date');
