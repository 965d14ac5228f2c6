import eslint from '@eslint/js';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import reactHooks from 'eslint-plugin-react-hooks';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** The soft half of each size budget: ESLint holds one threshold a rule, so the warnings live under a second name. */
const budget = {
  rules: Object.fromEntries(
    ['max-lines', 'max-lines-per-function', 'complexity', 'max-params'].map((name) => [
      name,
      builtinRules.get(name),
    ]),
  ),
};

const lines = (max) => ['max', max, 'skipBlankLines', true, 'skipComments', true];
const asOptions = (pairs) =>
  Object.fromEntries(pairs.reduce((o, v, i) => (i % 2 ? o : [...o, [v, pairs[i + 1]]]), []));

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name for a thing everywhere.',
};
const noAmbientTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'core takes the time as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'core takes the time as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'core is deterministic.',
  },
];
const noGlanceAtPage = {
  selector:
    ":not(CallExpression[callee.name='eventually'] *) > CallExpression[callee.name='expect'] > AwaitExpression > CallExpression[callee.property.name=/^(count|all|isVisible|isHidden|isEnabled|isDisabled|isChecked|innerText|allInnerTexts|textContent|allTextContents|inputValue|getAttribute)$/]",
  message: 'A page gets there in its own time: expectCount, waitFor, or eventually around it.',
};
const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in platform/config only.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.data/',
      'node_modules/',
      'web/dist/',
      'web/src/api/schema.d.ts',
      'test/architecture/planted/',
      'coverage/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json'],
        tsconfigRootDir: fileURLToPath(new URL('..', import.meta.url)),
      },
    },
    plugins: { budget },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', asOptions(lines(400))],
      'budget/max-lines': ['warn', asOptions(lines(250))],
      'max-lines-per-function': ['error', asOptions(lines(60))],
      'budget/max-lines-per-function': ['warn', asOptions(lines(40))],
      complexity: ['error', 15],
      'budget/complexity': ['warn', 10],
      'max-params': ['error', 4],
      'budget/max-params': ['warn', 3],
      'no-restricted-syntax': ['error', noDefaultExport, noProcessEnv],
    },
  },
  // A component is mostly markup: it may be half as long again. Vite asks for a default export of its configuration.
  {
    files: ['web/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      'max-lines-per-function': ['error', asOptions(lines(90))],
      'budget/max-lines-per-function': ['warn', asOptions(lines(60))],
    },
  },
  { files: ['web/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noProcessEnv, ...noAmbientTime] },
  },
  { files: ['src/platform/config/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefaultExport] } },
  // Nest injects by position: seven dependencies is the budget of a constructor, three the budget of a function.
  {
    files: ['src/**/*.{service,controller,handler,queries,repository,module,guard,interceptor,filter}.ts'],
    rules: { 'max-params': ['error', 7], 'budget/max-params': ['warn', 5] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'budget/max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['test/browser/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noGlanceAtPage] },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        module: 'writable',
        setTimeout: 'readonly',
      },
    },
  },
);
