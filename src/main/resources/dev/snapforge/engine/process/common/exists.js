// Whether a dotted path of names leads to something: a global property, or a name that a script declared with let or const.
'use strict';
(path) => {
  const steps = path.split('.');
  let value;
  try {
    value = (0, eval)(steps[0]);
  } catch {
    return false;
  }
  for (let i = 1; i < steps.length; i++) {
    if (value === undefined || value === null || !(steps[i] in Object(value))) return false;
    value = value[steps[i]];
  }
  return value !== undefined;
};
