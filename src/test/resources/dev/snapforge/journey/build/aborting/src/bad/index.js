const { double } = require('./double');
exports.four = double(2);
