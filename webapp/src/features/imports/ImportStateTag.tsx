import { useTranslation } from '@/shared/i18n';
import { Tag, type Tone } from '@/shared/ui';

const tones: Record<string, Tone> = { uploaded: 'warn', previewing: 'go', previewed: 'warn', confirming: 'go', confirmed: 'ok', failed: 'bad' };

export function ImportStateTag({ state }: { state: string }) {
  const { t } = useTranslation('imports');
  return <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`, { defaultValue: state })}</Tag>;
}
