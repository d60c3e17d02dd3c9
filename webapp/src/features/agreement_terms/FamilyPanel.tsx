import type { UseQueryResult } from '@tanstack/react-query';
import type { AgreementFamily, FamilyMember } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, FailedState, Isolated, LocalText, Panel, PartialDay, Skeleton } from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { FamilyTimeline } from './FamilyTimeline';

/** Agreements above and below: a drawn tree that is a nested list to those who hear it, and the days of their lives. */
export function FamilyPanel({ family, id, on }: { family: UseQueryResult<AgreementFamily>; id: string; on: string }) {
  const { t } = useTranslation('agreement_terms');
  if (family.isPending) return <Skeleton lines={4} />;
  if (!family.data) return <FailedState error={family.error} onRetry={() => void family.refetch()} />;
  const { members } = family.data;
  return (
    <Panel title={t('family.title')} note={t('family.note', { count: members.length })}>
      {members.length > 1 && (
        <div className={classes.tree} tabIndex={0} role="region" aria-label={t('family.graph')}>
          <ul>
            {members
              .filter(({ parent_id: parent }) => !parent)
              .map((member) => (
                <Branch key={member.id} member={member} members={members} current={id} />
              ))}
          </ul>
        </div>
      )}
      <FamilyTimeline family={family.data} current={id} on={on} />
    </Panel>
  );
}

function Branch({ member, members, current }: { member: FamilyMember; members: FamilyMember[]; current: string }) {
  const { t } = useTranslation(['agreement_terms', 'terms']);
  const format = useFormat();
  const below = members.filter(({ parent_id: parent }) => parent === member.id);
  const isCurrent = member.id === current;
  const parties = member.parties.map((name) => format.text(name)).join(' · ');
  return (
    <li>
      <div className={classes.node} data-current={isCurrent || undefined}>
        <span className="tiny muted">
          <LocalText text={member.type_name} /> · <Isolated>{member.code}</Isolated>
        </span>
        {isCurrent ? (
          <strong aria-current="page">
            <LocalText text={member.title} />
          </strong>
        ) : (
          <AppLink href={`/agreements/${member.id}?tab=terms`}>
            <LocalText text={member.title} />
          </AppLink>
        )}
        {parties && <bdi className="tiny muted">{parties}</bdi>}
        <span className="tiny">
          {t(`terms:agreement_status.${member.status}`)}
          {member.signed_on && (
            <>
              {' · '}
              <PartialDay date={member.signed_on} />
            </>
          )}
        </span>
      </div>
      {below.length > 0 && (
        <ul>
          {below.map((child) => (
            <Branch key={child.id} member={child} members={members} current={current} />
          ))}
        </ul>
      )}
    </li>
  );
}
