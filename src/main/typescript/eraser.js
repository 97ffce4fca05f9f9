// Takes the types out of a file of TypeScript. What is erased becomes blanks, so that every line and column stays; whatever means more
// than a type is told with its place.
import * as ts from 'typescript';
import { blankSourceFile } from 'ts-blank-space';

const { SyntaxKind } = ts;
// More than a person would read.
const MOST = 50;
const DECLARATIONS = /\.d(\.\w+)?\.[cm]?ts$/;

const NAMES = {
  [SyntaxKind.EnumDeclaration]: ['an enum', "write a constant object 'as const'"],
  [SyntaxKind.ModuleDeclaration]: ['a namespace with values', 'write a module of its own'],
  [SyntaxKind.ImportEqualsDeclaration]: ["'import … ='", "write 'import … from', or 'import type'"],
  [SyntaxKind.ExportAssignment]: ["'export ='", "write 'export default'"],
  [SyntaxKind.NamespaceExportDeclaration]: ["'export as namespace'", 'leave it out'],
  [SyntaxKind.TypeAssertionExpression]: ['a type in angle brackets', "write 'value as Type'"],
  [SyntaxKind.AsExpression]: ['an assertion that holds operators together', 'put parentheses around it'],
  [SyntaxKind.SatisfiesExpression]: ["a 'satisfies' that holds operators together", 'put parentheses around it'],
  [SyntaxKind.Decorator]: ['a decorator', 'call it as a function'],
  [SyntaxKind.AccessorKeyword]: ["a field with 'accessor'", 'write a getter and a setter'],
};
const PARAMETER = ['a parameter property', 'declare the field, and assign it in the constructor'];
const JSX = new Set([SyntaxKind.JsxElement, SyntaxKind.JsxSelfClosingElement, SyntaxKind.JsxFragment]);

// What of the methods of nodes the eraser uses; the compiler has them in a part for editors.
const methods = {
  getFullStart() {
    return this.pos;
  },
  getStart(file) {
    return ts.getTokenPosOfNode(this, file);
  },
  getEnd() {
    return this.end;
  },
  getText(file) {
    return file.text.slice(this.getStart(file), this.end);
  },
  getFullText(file) {
    return file.text.slice(this.pos, this.end);
  },
  forEachChild(one, several) {
    return ts.forEachChild(this, one, several);
  },
};
const { objectAllocator } = ts;
for (const kind of ['Node', 'Token', 'Identifier', 'PrivateIdentifier', 'SourceFile']) {
  Object.assign(objectAllocator[`get${kind}Constructor`]().prototype, methods);
}

const text = (message) => (typeof message === 'string' ? message : message.messageText);

/** What stands in a parsed file that is no JavaScript and no type. */
function findings(file) {
  const found = [];
  const add = (reason, at, message) => found.push({ reason, at, message });
  const rest = [file];
  while (rest.length > 0) {
    const node = rest.pop();
    const start = () => ts.skipTrivia(file.text, node.pos);
    if (JSX.has(node.kind)) {
      add('JSX', start(), 'JSX is no JavaScript, and which functions it calls is for a bundler to say.');
      continue;
    }
    if ([SyntaxKind.Decorator, SyntaxKind.AccessorKeyword, SyntaxKind.NamespaceExportDeclaration].includes(node.kind)) {
      const [what, instead] = NAMES[node.kind];
      add('NOT_ERASABLE', start(), `It is ${what}: ${instead}.`);
    }
    ts.forEachChild(node, (child) => void rest.push(child));
  }
  return found;
}

/**
 * @param {string} name of the file
 * @param {string} source its text
 * @returns {string} "module" or "script" and the JavaScript in the lines behind it; or "refused" and a line for each cause:
 *     "reason:line:column:message"
 */
export function erase(name, source) {
  try {
    return erased(name, source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'refused\nSYNTAX:1:1:It is nested too deeply.';
  }
}

function erased(name, source) {
  if (DECLARATIONS.test(name)) return 'module\n' + source.replace(/[^\r\n\u2028\u2029]/g, ' ');
  const file = ts.createSourceFile(
    name,
    source,
    {
      languageVersion: ts.ScriptTarget.ESNext,
      impliedNodeFormat: ts.ModuleKind.ESNext,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    },
    /* setParentNodes: */ false,
    name.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found = file.parseDiagnostics.map(({ start, messageText }) => ({ reason: 'SYNTAX', at: start, message: text(messageText) }));
  let code = source;
  if (found.length === 0) {
    found.push(...findings(file));
    code = blankSourceFile(file, (node) => {
      const [what, instead] = NAMES[node.kind] ?? PARAMETER;
      found.push({ reason: 'NOT_ERASABLE', at: node.getStart(file), message: `It is ${what}: ${instead}.` });
    });
  }
  if (found.length > 0) {
    found.sort((one, other) => one.at - other.at);
    const lines = found.slice(0, MOST).map(({ reason, at, message }) => {
      const { line, character } = ts.getLineAndCharacterOfPosition(file, at);
      return `${reason}:${line + 1}:${character + 1}:${message.replace(/\s+/g, ' ')}`;
    });
    return ['refused', ...lines].join('\n');
  }
  const module = name.endsWith('.mts') || (!name.endsWith('.cts') && file.externalModuleIndicator !== undefined);
  return `${module ? 'module' : 'script'}\n${code}`;
}
