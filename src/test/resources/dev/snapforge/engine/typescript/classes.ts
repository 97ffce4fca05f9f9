// ["own","base",1,true,["declared" ],"static",7]
abstract class Base<T> {
  protected abstract name(): string;
  abstract readonly kind: string;
  static label?: string = 'static';
  private count!: number;
  declare hidden: T;
  public readonly size: number = 7;
  [key: string]: unknown;
  constructor(value?: T);
  constructor(value: T, more: number);
  constructor(public_?: T) { this.count = 1; }
  get total(): number { return this.count; }
  set total(value: number) { this.count = value; }
  describe(): string { return this.name(); }
}
class Own extends Base<string> implements Iterable<string> {
  override readonly kind = 'base' as const;
  declared;
  protected override name(): string { return 'own'; }
  *[Symbol.iterator](): Iterator<string> { yield 'a'; }
}
const own = new Own();
globalThis.result = [own.describe(), own.kind, own.total, !('hidden' in own), Object.keys(own).filter((it) => it === 'declared'), Own.label, own.size];
export type { Base };
