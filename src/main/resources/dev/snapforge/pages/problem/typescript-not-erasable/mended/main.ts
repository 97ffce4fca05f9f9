const Level = { Low: 1, High: 2 } as const;
type Level = (typeof Level)[keyof typeof Level];
globalThis.isHigh = (level: Level): boolean => level === Level.High;
