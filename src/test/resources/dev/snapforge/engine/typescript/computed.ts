// [1,2,3]
const key = 'two';
class A {
  one?: number = 1
  public [key]: number = 2
  private ['three']() { return 3 }
}
const a = new A() as any;
globalThis.result = [a.one, a.two, a.three()];
export {};
