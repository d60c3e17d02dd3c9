import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { FollowedField, Follower, ScheduledEdition } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Isolated } from '@/shared/ui';
import classes from './courses.module.css';

interface FollowDialogProps {
  editions: ScheduledEdition[];
  changed: FollowedField[];
  isSaving: boolean;
  onChosen: (followers: Follower[]) => void;
  onClose: () => void;
}

/** Asks, session by session and field by field, which scheduled editions follow a change of their course. */
export function FollowDialog({ editions, changed, isSaving, onChosen, onClose }: FollowDialogProps) {
  const { t } = useTranslation(['courses', 'terms', 'common']);
  const format = useFormat();
  const [chosen, setChosen] = useState<Record<string, FollowedField[]>>({});
  const of = (id: string) => chosen[id] ?? [];
  const toggle = (id: string, field: FollowedField, on: boolean) =>
    setChosen({ ...chosen, [id]: on ? [...of(id), field] : of(id).filter((other) => other !== field) });
  const all = Object.fromEntries(editions.map(({ session_id: id }) => [id, changed]));
  const followers = editions
    .filter(({ session_id: id }) => of(id).length > 0)
    .map(({ session_id, version }) => ({ session_id, version, fields: of(session_id) }));
  return (
    <Modal opened onClose={onClose} size="xl" title={t('follow.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onChosen(followers);
        }}
      >
        <p>{t('follow.text', { count: editions.length })}</p>
        <div className="row">
          <Button onClick={() => setChosen(all)}>{t('follow.all')}</Button>
          <Button onClick={() => setChosen({})}>{t('follow.none')}</Button>
        </div>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('follow.title')}>
          <table className={classes.follow}>
            <caption className="sr">{t('follow.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('follow.session')}</th>
                {changed.map((field) => (
                  <th key={field} scope="col">
                    {t(`field.${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {editions.map((edition) => (
                <tr key={edition.session_id}>
                  <th scope="row">
                    <AppLink href={`/sessions/${edition.session_id}`}>
                      <Isolated>{edition.reference}</Isolated>
                    </AppLink>{' '}
                    <span className="muted">
                      {[
                        t('editionNumber', { number: edition.edition }),
                        edition.first_date ? format.date(edition.first_date) : t('common:unknown'),
                        t(`terms:session_status.${edition.status}`),
                      ].join(' · ')}
                    </span>
                    {edition.differs.length > 0 && (
                      <span className="small muted" style={{ display: 'block' }}>
                        {t('follow.differs', { fields: edition.differs.map((field) => t(`field.${field}`)).join(t('common:listComma')) })}
                      </span>
                    )}
                  </th>
                  {changed.map((field) => (
                    <td key={field}>
                      <Checkbox
                        aria-label={`${edition.reference}${t('common:listComma')}${t(`field.${field}`)}`}
                        checked={of(edition.session_id).includes(field)}
                        onChange={(event) => toggle(edition.session_id, field, event.currentTarget.checked)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="row">
          <Button type="submit" variant="filled" loading={isSaving}>
            {followers.length > 0 ? t('follow.save', { count: followers.length }) : t('follow.saveNone')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
