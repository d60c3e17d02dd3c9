import type { CSSProperties } from 'react';
import type { AgreementFamily, FamilyMember } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Isolated, LocalText, PartialDay } from '@/shared/ui';
import classes from './agreement_terms.module.css';
import { daysOf, yearsBetween, type Axis } from './timeAxis';

const kinds = ['signed', 'in_force', 'amended', 'ends'] as const;

/** A row an agreement, from its signature to its end, on one axis. The list under it says the same in words. */
export function FamilyTimeline({ family, current, on }: { family: AgreementFamily; current: string; on: string }) {
  const { t } = useTranslation('agreement_terms');
  const format = useFormat();
  const { members, moments } = family;
  if (moments.length === 0) return <p className="small muted">{t('family.noDays')}</p>;
  const axis = yearsBetween(moments.map(({ on: day }) => day));
  const place = (day: number) => ({ '--at': `${axis.share(day)}%` }) as CSSProperties;
  const today = daysOf(on).first;
  return (
    <>
      <div className={classes.time} aria-hidden="true">
        <div className={classes.years}>
          {axis.years.map((year, index) => (
            <span key={year} style={place(axis.startOf(year))} data-quiet={index % axis.every !== 0 || undefined}>
              {year}
            </span>
          ))}
          {axis.holds(today) && (
            <b style={place(today)} className={classes.today}>
              {format.date(on)}
            </b>
          )}
        </div>
        {members.map((member) => (
          <Row key={member.id} member={member} moments={moments.filter(({ agreement_id: id }) => id === member.id)} axis={axis} isCurrent={member.id === current} today={today} />
        ))}
      </div>
      <details className={classes.entered}>
        <summary>{t('family.moments', { count: moments.length })}</summary>
        <ol>
          {moments.map((moment, index) => (
            <li key={index}>
              <PartialDay date={moment.on} /> — {t(`family.kind.${moment.kind}`)}
              {moment.reference && (
                <>
                  {' '}
                  <bdi>{moment.reference}</bdi>
                </>
              )}{' '}
              · <LocalText text={members.find(({ id }) => id === moment.agreement_id)?.title} />
            </li>
          ))}
        </ol>
      </details>
      <ul className={classes.legend} aria-hidden="true">
        {kinds.map((kind) => (
          <li key={kind}>
            <i className={classes.mark} data-kind={kind} /> {t(`family.kind.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  member: FamilyMember;
  moments: AgreementFamily['moments'];
  axis: Axis;
  isCurrent: boolean;
  today: number;
}

function Row({ member, moments, axis, isCurrent, today }: RowProps) {
  const starts = moments.filter(({ kind }) => kind === 'signed' || kind === 'in_force').map(({ on }) => daysOf(on).first);
  const end = moments.find(({ kind }) => kind === 'ends');
  const from = starts.length > 0 ? Math.min(...starts) : undefined;
  const to = end ? daysOf(end.on).last : axis.end;
  return (
    <div className={classes.lane} data-current={isCurrent || undefined}>
      <span className={classes.laneName}>
        <Isolated>{member.code}</Isolated> <LocalText text={member.title} />
      </span>
      <span className={classes.track}>
        {axis.holds(today) && <i className={classes.todayLine} style={{ '--at': `${axis.share(today)}%` } as CSSProperties} />}
        {from !== undefined && to > from && (
          <i className={classes.span} data-open={!end || undefined} style={{ '--at': `${axis.share(from)}%`, '--to': `${axis.share(to)}%` } as CSSProperties} />
        )}
        {moments.map((moment, index) => {
          const days = daysOf(moment.on);
          const at = moment.kind === 'ends' ? days.last : days.first;
          return <i key={index} className={classes.mark} data-kind={moment.kind} data-partly={days.first !== days.last || undefined} style={{ '--at': `${axis.share(at)}%` } as CSSProperties} />;
        })}
      </span>
    </div>
  );
}
