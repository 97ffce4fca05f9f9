(() => {
  var __webpack_modules__ = ({
    "./src/double.js": ((module, exports) => {
      const names = ['double'];
      Object.freeze(Math);
      exports.double = (x) => Math.imul(x, 2);
    }),
    42: ((module, exports, __webpack_require__) => {
      const other = __webpack_require__("./src/double.js");
      exports.answer = other.double(2);
    }),
  });
  var __webpack_module_cache__ = {};
  function __webpack_require__(moduleId) {
    var cachedModule = __webpack_module_cache__[moduleId];
    if (cachedModule !== undefined) {
      return cachedModule.exports;
    }
    var module = __webpack_module_cache__[moduleId] = { exports: {} };
    __webpack_modules__[moduleId](module, module.exports, __webpack_require__);
    return module.exports;
  }
  globalThis.before = 1;
  globalThis.answer = __webpack_require__(42).answer;
})();
