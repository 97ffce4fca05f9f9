export interface Start {
  readonly at: number;
}

// Read while the bundle loads, so a snapshot keeps it.
export const start: Start = {
  at: Date.now() + 0.5,
};
