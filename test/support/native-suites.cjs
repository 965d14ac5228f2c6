/**
 * jest's `testRunner` of the suites that load the whole program: jest-circus as ever, but a suite and what it imports are loaded by Node
 * itself. jest's own loader gives every suite its own copy of some 3,000 modules, 4 to 6 s of work each time; Node keeps them, so a
 * worker pays once. The price: suites that share a worker share its modules, so a module must not keep anything of a suite.
 */
const { pathToFileURL } = require('node:url');
const { default: circus } = require('jest-circus/runner');

/** What jest-circus keeps in globals: its handlers, and the patience a suite asked for. */
const KEPT = [Symbol.for('EVENT_HANDLERS'), Symbol.for('TEST_TIMEOUT_SYMBOL')];

process.setSourceMapsEnabled(true);

module.exports = async function runSuite(
  globalConfig,
  config,
  environment,
  runtime,
  path,
  sendMessageToJest,
) {
  // Node knows the sources of what it loaded itself; jest has put its own lookup in that place, which does not.
  Error.prepareStackTrace = undefined;
  runtime.requireInternalModule = requireAnew;
  runtime.unstable_importModule = (file) => import(pathToFileURL(file).href);
  runtime.setGlobalsForRuntime = (globals) => {
    globalThis.suiteGlobals = globals;
  };
  return circus(globalConfig, config, environment, runtime, path, sendMessageToJest);
};

/** jest-circus keeps the tests of a suite in its own module: each suite begins with a new one. */
function requireAnew(file) {
  for (const symbol of KEPT) delete globalThis[symbol];
  delete require.cache[file];
  return require(file);
}
