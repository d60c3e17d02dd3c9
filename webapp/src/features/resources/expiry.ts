const soonDays = 90;

/** Whether a last day is over, over within 90 days, or neither; the same bounds as the server's filter. */
export function expiryOf(date: string | null | undefined, today: string): 'over' | 'soon' | undefined {
  if (!date) return undefined;
  if (date < today) return 'over';
  return (Date.parse(date) - Date.parse(today)) / 86_400_000 <= soonDays ? 'soon' : undefined;
}
