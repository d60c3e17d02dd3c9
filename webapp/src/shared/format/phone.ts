import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** "06 12 34 56 78" → "+212612345678"; what is not a number is returned as it was typed, for the server to refuse by name. */
export function toE164(typed: string): string {
  const text = typed.trim();
  if (text === '') return '';
  const number = parsePhoneNumberFromString(text, 'MA');
  return number?.isValid() ? number.number : text;
}

/** For reading: Moroccan numbers as they are said, others with their country. */
export function readablePhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.country === 'MA' ? number.formatNational() : number.formatInternational();
}
