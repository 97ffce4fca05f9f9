// Lets acorn read expressions of any length: its own method calls itself for each operator, and a text of thousands of concatenated
// lines is no error.
'use strict';
(({ Parser, tokTypes }) => {
  const { _in, coalesce, logicalAND, logicalOR } = tokTypes;

  Parser.prototype.parseExprOp = function parseExprOp(first, start, startLocation, minimum, inFor) {
    for (let left = first; ; ) {
      const { type, value } = this;
      if (type.binop == null || (inFor && type === _in) || type.binop <= minimum) return left;
      const isLogical = type === logicalAND || type === logicalOR || type === coalesce;
      const precedence = type === coalesce ? logicalAND.binop : type.binop;
      this.next();
      const { start: at, startLoc: atLocation } = this;
      const right = this.parseExprOp(this.parseMaybeUnary(null, false, false, inFor), at, atLocation, precedence, inFor);
      left = this.buildBinary(start, startLocation, left, right, value, isLogical);
    }
  };
})(acorn);
