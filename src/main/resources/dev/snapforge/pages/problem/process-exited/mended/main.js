globalThis.api = () => {
  if (!process.env.API_URL) process.exit(1);
  return process.env.API_URL;
};
