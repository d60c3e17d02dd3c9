import { useQuery } from '@tanstack/react-query';
import { asProblem, publicAgreementQuery } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, EmptyState, FailedState, LocalText, Skeleton } from '@/shared/ui';
import classes from './public.module.css';
import { PublicDetail } from './PublicDetail';
import { PublicStateTag } from './PublicEntry';
import { PublicFrame } from './PublicFrame';

/** One agreement of the public register, at an address that can be sent. */
export function PublicAgreementPage({ id }: { id: string }) {
  const { t } = useTranslation('public_register');
  const format = useFormat();
  const read = useQuery(publicAgreementQuery(id));
  const agreement = read.data;
  return (
    <PublicFrame title={agreement ? format.text(agreement.title) : t('title')}>
      <p className="no-print">
        <AppLink href="/public/agreements">{t('all')}</AppLink>
      </p>
      {read.isPending && <Skeleton lines={10} />}
      {read.isError && !agreement && (asProblem(read.error).status === 404 ? <Absent /> : <FailedState error={read.error} onRetry={() => void read.refetch()} />)}
      {agreement && (
        <>
          <div className={classes.intro}>
            <p className={classes.kind}>
              <LocalText text={agreement.type_name} /> <PublicStateTag state={agreement.state} />
            </p>
            <h1>
              <LocalText text={agreement.title} />
            </h1>
          </div>
          <PublicDetail agreement={agreement} />
        </>
      )}
    </PublicFrame>
  );
}

function Absent() {
  const { t } = useTranslation('public_register');
  return (
    <EmptyState title={t('absent')} actions={<AppLink href="/public/agreements">{t('all')}</AppLink>}>
      {t('absentText')}
    </EmptyState>
  );
}
