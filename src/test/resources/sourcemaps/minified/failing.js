(()=>{function t(r){if(r.items.length===0)throw new Error("an order has at least one item");return r.items[0]}function e(r){return`first of all: ${t({items:r})}`}e(["tea"]);e([]);})();
//# sourceMappingURL=failing.js.map
