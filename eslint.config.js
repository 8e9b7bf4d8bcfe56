import { dirname, relative, resolve, sep } from 'node:path';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { importFault, packageFault } from './layers.js';

const SRC = resolve(import.meta.dirname, 'src');
const below = (path) => relative(SRC, path).split(sep).join('/');

/** The layer rule of layers.js, as a lint rule. */
const layers = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = below(context.filename);
    if (from.startsWith('..')) return {};
    const look = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type';
      const fault = name.startsWith('.')
        ? importFault(from, below(resolve(dirname(context.filename), name.split('?')[0])), typeOnly)
        : name.startsWith('virtual:')
          ? null
          : packageFault(from, name);
      if (fault) context.report({ node, message: fault });
    };
    return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look, ImportExpression: look };
  },
};

export default ts.config(
  { ignores: ['dist', 'dist-node', 'node_modules', 'coverage', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    plugins: { house: { rules: { layers } } },
    rules: {
      'house/layers': 'error',
      'no-undef': 'off',
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    // Text on screen lives in the catalogues, so that a missing translation is a compile error.
    files: ['src/**/*.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':not(SvelteStyleElement) > SvelteText[value=/[A-Za-z\\u4e00-\\u9fff]{2,}/]',
          message: 'Display text belongs in src/i18n.',
        },
        {
          selector: 'SvelteAttribute[key.name=/^(title|alt|placeholder|aria-label)$/] > SvelteLiteral[value=/\\w/]',
          message: 'Display text belongs in src/i18n.',
        },
      ],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['*.js', 'scripts/**', 'public/**', 'lessons/code/**'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  { files: ['scripts/**', 'tests/**', 'src/cli/**', 'src/server/**', 'lessons/code/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
);
