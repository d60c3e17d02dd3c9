import { useTranslation } from '@/shared/i18n';
import { Tag, type Tone } from '@/shared/ui';
import type { statuses } from './agreementValues';

type Status = (typeof statuses)[number];

const tones: Record<Status, Tone> = {
  idea: 'plain', negotiation: 'plain', visa: 'go', initialled: 'go', signed: 'go', ratified: 'go', notified: 'go', in_force: 'ok', suspended: 'warn',
  expired: 'plain', terminated: 'bad', renewed: 'ok',
};

export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation('terms');
  return <Tag tone={tones[status]}>{t(`agreement_status.${status}`)}</Tag>;
}
