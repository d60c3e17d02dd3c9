import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { renderPage } from '@/test-page';
import { AmountInput } from './DecimalInput';

function Held({ onRead, currency = 'MAD' }: { onRead: (value: number | '') => void; currency?: string }) {
  const [value, setValue] = useState<number | ''>('');
  return (
    <AmountInput
      label="Prévu"
      currency={currency}
      value={value}
      onChange={(next) => {
        setValue(next);
        onRead(next);
      }}
    />
  );
}

it('takes an amount as people write it and shows how it was read', async () => {
  for (const typed of ['1500,50', '1 500,50', '1.500,50', '١٥٠٠٫٥٠']) {
    const onRead = vi.fn();
    const { unmount } = await renderPage(<Held onRead={onRead} />);
    const field = await screen.findByLabelText('Prévu');
    await userEvent.type(field, typed);
    expect(field).toHaveValue(typed);
    await userEvent.tab();
    expect(onRead).toHaveBeenLastCalledWith(1500.5);
    expect(field).toHaveValue('1\u202f500,50');
    unmount();
  }
});

it('says so once a number that cannot be read is left, keeps what was typed, and takes it for nothing else', async () => {
  const onRead = vi.fn();
  await renderPage(<Held onRead={onRead} />);
  const field = await screen.findByLabelText('Prévu');
  await userEvent.type(field, '1500,505');
  expect(screen.queryByText(/illisible/)).toBeNull();
  await userEvent.tab();
  expect(await screen.findByText(/Nombre illisible/)).toBeVisible();
  expect(field).toHaveValue('1500,505');
  expect(onRead).toHaveBeenLastCalledWith(NaN);
  await userEvent.clear(field);
  expect(onRead).toHaveBeenLastCalledWith('');
});
