import { useTranslation } from '@/shared/i18n';

/** What somebody did, as a line of the history says it. A step of an agreement is told by the state it led to. */
export function useActionLabel(): (change: { action: string; concept: string }) => string {
  const { t } = useTranslation('terms');
  return ({ action, concept }) => {
    const step = concept === 'agreements' ? t(`agreement_status.${action}`, { defaultValue: '' }) : '';
    return step === '' ? t(`action.${action}`, { defaultValue: action }) : t('action.step', { step });
  };
}
