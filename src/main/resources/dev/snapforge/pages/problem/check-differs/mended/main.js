globalThis.today = () => (typeof Temporal === 'object' ? 'Temporal' : 'Date');
