import js from '@eslint/js';
import i18next from 'eslint-plugin-i18next';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const layer = (files, patterns) => ({
  files: [`${files}/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/shared/api/schema.gen.ts'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['scripts/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, i18next },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': {
            include: ['^aria-label$', '^aria-description$', '^title$', '^label$', '^placeholder$', '^description$', '^alt$'],
          },
          callees: { exclude: ['.*'] },
          words: { exclude: ['[0-9!-/:-@[-`{-~\\s·…↑↓–−]+', 'Athar', 'أثر', 'Ctrl K'] },
        },
      ],
    },
  },
  // The direction of the house: shared ← features ← app, and no feature knows another.
  layer('src/shared/**', [
    ['^@/(app|features)(/|$)', 'shared knows neither the features nor the application'],
    ['^(\\.\\./)+(app|features)(/|$)', 'shared knows neither the features nor the application'],
  ]),
  layer('src/features/**', [
    ['^@/app(/|$)', 'a feature does not know the application around it'],
    ['^@/features(/|$)', 'a feature does not know another one: move what is common to shared'],
    ['^\\.\\./', 'a feature folder is flat; what lies outside is imported as @/shared/…'],
  ]),
  { files: ['src/**/*.test.{ts,tsx}'], rules: { 'i18next/no-literal-string': 'off' } },
);
