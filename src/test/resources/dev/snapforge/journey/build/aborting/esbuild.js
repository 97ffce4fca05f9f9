(() => {
  var __create = Object.create;
  var __defProp = Object.defineProperty;
  var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __getProtoOf = Object.getPrototypeOf;
  var __hasOwnProp = Object.prototype.hasOwnProperty;
  var __esm = (fn, res, err) => function __init() {
    if (err) throw err[0];
    try {
      return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
    } catch (e) {
      throw err = [e], e;
    }
  };
  var __commonJS = (cb, mod) => function __require() {
    try {
      return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
    } catch (e) {
      throw mod = 0, e;
    }
  };
  var __export = (target, all) => {
    for (var name in all)
      __defProp(target, name, { get: all[name], enumerable: true });
  };
  var __copyProps = (to, from, except, desc) => {
    if (from && typeof from === "object" || typeof from === "function") {
      for (let key of __getOwnPropNames(from))
        if (!__hasOwnProp.call(to, key) && key !== except)
          __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
    }
    return to;
  };
  var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
    // If the importer is in node compatibility mode or this is not an ESM
    // file that has been converted to a CommonJS file using a Babel-
    // compatible transform (i.e. "__esModule" has not been set), then set
    // "default" to the CommonJS "module.exports" for node compatibility.
    isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
    mod
  ));
  var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

  // src/bad/double.js
  var require_double = __commonJS({
    "src/bad/double.js"(exports) {
      var names = ["double"];
      Object.freeze(Math);
      exports.double = (x) => Math.imul(x, 2);
      exports.names = names;
    }
  });

  // src/bad/index.js
  var require_bad = __commonJS({
    "src/bad/index.js"(exports) {
      var { double } = require_double();
      exports.four = double(2);
    }
  });

  // src/lazy.js
  var lazy_exports = {};
  __export(lazy_exports, {
    answer: () => answer
  });
  var import_bad, answer;
  var init_lazy = __esm({
    "src/lazy.js"() {
      import_bad = __toESM(require_bad());
      answer = import_bad.four + 1;
    }
  });

  // src/main.js
  var lazy = (init_lazy(), __toCommonJS(lazy_exports));
  globalThis.before = 1;
  globalThis.answer = lazy.answer;
  globalThis.after = 2;
})();
