#!/usr/bin/env node
// What the language says about modules, with hardly a semicolon, so that an edit in the wrong place shows. What it logs was
// compared with Node: node -e "import('./a.mjs').then(() => console.log(globalThis.result))" gives expected.txt.
import def, { x, inc as bump, later, K, fn, obj, destr1, destr2, 'quoted name' as quoted } from './b.mjs';
import * as b from './b.mjs';
import anon from './c.mjs';
import anonClass from './d.mjs'
import expr, * as e from './e.mjs'
export { x as reX, b as nsB } from './f.mjs'
export * from './b.mjs'
export * as everything from './c.mjs'
export let self = typeof this
const out = []
const log = (...v) => out.push(v.map(String).join(' '))
log(x); bump(); log(x, b.x); bump(5); log(x)
log(def.name, def(2)); log(anon.name, anon()); log(anonClass.name); log(expr.name, typeof expr, expr(3))
log(K.name, new K().v, fn.name, fn(), obj.p, destr1, destr2, quoted)
log(Object.keys(b).join(), b[Symbol.toStringTag], Object.isExtensible(b), Reflect.getPrototypeOf(b))
try { b.x = 5; log('no') } catch (err) { log(err.name) }
try { b.nope = 5; log('no') } catch (err) { log(err.name) }
log(Object.keys(e).join(), 'x' in e, typeof import.meta)
{ let x = 'shadow'; x += 1; log(x) }
log([1, 2].map((i) => i + x).join())
log(later()); log(b.swap1, b.swap2); b.doSwap(); log(b.swap1, b.swap2)
b.loop(); log(b.i, b.k)
log((() => typeof this)())
const { z = x, ...rest } = { q: 1 }; log(z, rest.q)
class Sub extends K { m() { return super.base() + x } }
log(new Sub().m())
export { log as default, out }
log(b.setFn(), fn2(), typeof hoistedCycle)
import { fn2, hoistedCycle } from './g.mjs'
await null
log('after await', x)
for await (const v of [1, Promise.resolve(2)]) log(v)
globalThis.result = out.join('\n')
