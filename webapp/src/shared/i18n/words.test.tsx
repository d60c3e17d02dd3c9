import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { changeLanguage, readAllWords, useTranslation, type Language } from '.';

function Late() {
  const { t } = useTranslation('published');
  return <p>{t('total')}</p>;
}

it.each<Language>(['fr', 'ar'])('a panel that opens late has its words at once and blanks nothing (%s)', async (language) => {
  await changeLanguage(language);
  await readAllWords();
  // Without act(): whatever suspends shows the page's placeholder before it is awaited.
  render(
    <Suspense fallback={<p>waiting</p>}>
      <p>page</p>
      <Late />
    </Suspense>,
  );
  expect(screen.queryByText('waiting')).toBeNull();
  expect(screen.getByText('page')).toBeVisible();
  await act(async () => {});
});
