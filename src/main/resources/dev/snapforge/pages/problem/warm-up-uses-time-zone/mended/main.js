globalThis.hour = (date) => date.getUTCHours();
