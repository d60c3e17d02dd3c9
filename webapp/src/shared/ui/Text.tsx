import { useFormat, nameInOrder, type LocalizedText, type NamedPerson } from '@/shared/format';
import { directionOf, useTranslation } from '@/shared/i18n';

/** Text in the page's language; where only another language has it, that text with its own `lang` and direction. */
export function LocalText({ text, className }: { text: LocalizedText | null | undefined; className?: string }) {
  const format = useFormat();
  const found = format.pick(text);
  if (!found) return <Unknown />;
  const isForeign = found.language !== format.language;
  return (
    <bdi className={className} lang={isForeign ? found.language : undefined}>
      {found.text}
    </bdi>
  );
}

/** A person's name, the page's script first; the other script follows where it exists. */
export function PersonName({ person, isShort }: { person: NamedPerson; isShort?: boolean }) {
  const format = useFormat();
  const { first, firstLanguage, other, otherLanguage } = nameInOrder(person, format.language);
  return (
    <>
      <bdi lang={firstLanguage}>{first}</bdi>
      {other && otherLanguage && !isShort && (
        <>
          {' '}
          <bdi lang={otherLanguage} dir={directionOf(otherLanguage)} className="muted">
            {other}
          </bdi>
        </>
      )}
    </>
  );
}

/** Codes, ranges, signs and percentages keep their own order inside Arabic text. */
export function Isolated({ children, className }: { children: React.ReactNode; className?: string }) {
  return <bdi className={className ? `ltr ${className}` : 'ltr'}>{children}</bdi>;
}

/** What was never said is said in words: not zero, not a dash. */
export function Unknown() {
  const { t } = useTranslation();
  return <span className="muted">{t('unknown')}</span>;
}

/** Nothing to show here, and nothing missing. */
export function Nothing() {
  return (
    <span className="muted" aria-hidden="true" data-nothing>
      ·
    </span>
  );
}
