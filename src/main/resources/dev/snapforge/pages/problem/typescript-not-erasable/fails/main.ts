enum Level { Low = 1, High = 2 } // an object at run time, which only a compiler can write
globalThis.isHigh = (level: Level): boolean => level === Level.High;
