export const table = Array.from({ length: 1000 }, (_, row) => `row ${row}`);
