import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api';
import { languages, type Language, changeLanguage, useLanguage, useTranslation } from '@/shared/i18n';
import classes from './language.module.css';

const signs: Record<Language, string> = { fr: 'FR', ar: 'ع', en: 'EN' };
const names: Record<Language, string> = { fr: 'Français', ar: 'العربية', en: 'English' };

/** Each language in its own name. `isKept`: signed in, the choice is also written to the account. */
export function LanguageSwitch({ isKept }: { isKept?: boolean }) {
  const { t } = useTranslation();
  const current = useLanguage();
  const queryClient = useQueryClient();
  const keep = useMutation({
    mutationFn: (language: Language) => api.PUT('/api/v1/me/preferences', { body: { language } }),
  });
  const choose = async (language: Language) => {
    await changeLanguage(language);
    if (isKept) keep.mutate(language);
    // Labels that the server translates are read again.
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  };
  return (
    <div className={classes.langs} role="group" aria-label={t('language')}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={names[language]}
          aria-pressed={language === current}
          onClick={() => void choose(language)}
        >
          <span aria-hidden="true">{signs[language]}</span>
          <span className="sr">{names[language]}</span>
        </button>
      ))}
    </div>
  );
}
