// Whether a dotted path of names leads from a value to something; the value is that of a global property, or of a name that a script
// declared with let or const.
'use strict';
(value, path) => {
  const steps = path.split('.');
  for (let i = 1; i < steps.length; i++) {
    if (value === undefined || value === null || !(steps[i] in Object(value))) return false;
    value = value[steps[i]];
  }
  return value !== undefined;
};
