let addOn;
globalThis.total = (prices) => {
  addOn ??= require('module').createRequire('/opt/shop/')('./build/Release/sum.node');
  return addOn.sum(prices);
};
