import type { Evidence } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import classes from './duplicates.module.css';
import { Icon } from './Icon';

/** Below this a reason is mere chance and not worth a line. */
const leastBits = 0.4;

/** What speaks for two records being one, the weightiest first, then what speaks against. */
export function EvidenceList({ reasons, isShort }: { reasons: Evidence[]; isShort?: boolean }) {
  const { t } = useTranslation('duplicates');
  const told = reasons
    .filter(({ code, bits }) => Math.abs(bits) >= leastBits || code === 'name_part_missing')
    .sort((one, other) => other.bits - one.bits);
  if (isShort) return <>{told.map(({ code }) => t(`evidence.${code}`)).join(' · ')}</>;
  return (
    <ul className={classes.evidence}>
      {told.map(({ code, bits }) => (
        <li key={code} data-against={bits < 0 || undefined}>
          <Icon name={bits < 0 ? 'x' : 'check'} />
          <span className="sr">{t(bits < 0 ? 'against' : 'for')}</span> {t(`evidence.${code}`)}
          <span className={classes.weight}>{t(`weight.${weightOf(bits)}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function weightOf(bits: number): 'strong' | 'fair' | 'weak' {
  const size = Math.abs(bits);
  return size >= 6 ? 'strong' : size >= 2 ? 'fair' : 'weak';
}
