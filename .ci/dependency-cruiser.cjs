/** Who may import whom: docs/architecture.md has the reasons, test/architecture plants a violation of every rule. */
const core = '^src/core/';
const spec = '\\.spec\\.ts$';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('core-imports-only-core', { path: core, pathNot: spec }, { pathNot: core }),
    rule('platform-knows-no-feature', { path: '^src/platform/' }, { path: '^src/(modules|entrypoints)/' }),
    rule(
      'platform-uses-core-shared-only',
      { path: '^src/platform/' },
      { path: core, pathNot: '^src/core/shared/' },
    ),
    rule(
      'modules-use-the-front-door',
      { path: '^src/modules/([^/]+)/' },
      { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    ),
    rule('modules-know-no-entrypoint', { path: '^src/modules/' }, { path: '^src/entrypoints/' }),
    rule(
      'controllers-have-no-opinion',
      { path: '\\.controller\\.ts$' },
      { path: ['\\.repository\\.ts$', '\\.entity\\.ts$', 'node_modules/bullmq'] },
    ),
    rule(
      'bullmq-behind-the-queue',
      { path: '^src/', pathNot: ['^src/platform/(queue|outbox)/'] },
      { path: 'node_modules/bullmq' },
    ),
    rule('migrations-are-frozen', { path: '^migrations/' }, { path: '^(src|seeds|test)/' }),
    rule('no-cycles', { pathNot: spec }, { circular: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
  },
};
