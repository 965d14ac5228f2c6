/** What `@jest/globals` means to a suite that Node loads (native-suites.cjs): the functions of the suite that runs now. */
const ofThisSuite = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _self, args) => globalThis.suiteGlobals[name](...args),
    get: (_target, key) => globalThis.suiteGlobals[name][key],
  });

export const afterAll = ofThisSuite('afterAll');
export const afterEach = ofThisSuite('afterEach');
export const beforeAll = ofThisSuite('beforeAll');
export const beforeEach = ofThisSuite('beforeEach');
export const describe = ofThisSuite('describe');
export const expect = ofThisSuite('expect');
export const it = ofThisSuite('it');
export const test = ofThisSuite('test');

export const jest = {
  /** For every test of the suite that runs now, in milliseconds. */
  setTimeout: (timeout) => {
    globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = timeout;
  },
};
