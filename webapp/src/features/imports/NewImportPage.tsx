import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { answer, api, importQuery, isOfSession, sessionQuery, type Import, type ImportKind } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { AppLink, AsyncPicker, Icon, PageHead, Panel, Skeleton, useCrumbs, useUrlSearch } from '@/shared/ui';
import { Steps } from './Steps';
import classes from './imports.module.css';

const DropList = lazy(() => import('./DropList'));
const kinds: readonly ImportKind[] = ['registrations', 'progress', 'people', 'organisations', 'sessions', 'agreements'];

/** First step: what the list is about, and its file. */
export default function NewImportPage() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [search, change] = useUrlSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  useCrumbs([{ label: t('title'), href: '/imports' }, { label: t('new.title') }]);
  const kind = kinds.find((one) => one === search.kind) ?? 'registrations';
  const session = isOfSession(kind) ? search.session : undefined;
  const go = (made: Import) => {
    queryClient.setQueryData(importQuery(made.id).queryKey, made);
    void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] });
    void router.navigate({ href: `/imports/${made.id}` });
  };
  return (
    <>
      <PageHead title={t('new.title')} subtitle={t('new.subtitle')} />
      <Steps current="file" />
      <Panel title={t('new.kind')}>
        <div className="stack">
          <fieldset className={classes.kinds}>
            <legend className="sr">{t('new.kind')}</legend>
            {kinds.map((one) => (
              <label key={one} data-on={one === kind || undefined}>
                <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => change({ kind: one })} />
                <span>
                  <b>{t(`kind.${one}`)}</b>
                  <small>{t(`kindText.${one}`)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          {isOfSession(kind) && <SessionChoice kind={kind} value={session} onChange={(id) => change({ session: id })} />}
        </div>
      </Panel>
      <Panel
        title={t('new.file')}
        end={
          <a href={`/api/v1/import_templates/${kind}?language=${format.language}`} download className={classes.iconLink}>
            <Icon name="download" /> {t('new.template')}
          </a>
        }
      >
        <Suspense fallback={<Skeleton lines={4} />}>
          <DropList kind={kind} session={session} onUploaded={go} />
        </Suspense>
        <p className="small muted">{t('new.templateText')}</p>
      </Panel>
    </>
  );
}

function SessionChoice({ kind, value, onChange }: { kind: ImportKind; value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const chosen = useQuery({ ...sessionQuery(value ?? ''), enabled: value !== undefined });
  return (
    <div className={classes.session}>
      <AsyncPicker
        label={t('new.session')}
        description={t(kind === 'progress' ? 'new.sessionOnlineText' : 'new.sessionText')}
        concept="sessions"
        placeholder={t('new.sessionSearch')}
        isRequired
        value={value ?? null}
        onChange={(id) => onChange(id ?? undefined)}
        search={async (q, signal) => {
          const { items } = await answer(api.GET('/api/v1/sessions', { params: { query: { q, limit: 20 } }, signal }));
          return items.map((session) => ({
            value: session.id,
            label: format.text(session.title),
            detail: [session.reference, session.first_date && format.date(session.first_date)].filter(Boolean).join(' · '),
          }));
        }}
        load={async (id, signal) => {
          const session = await answer(api.GET('/api/v1/sessions/{id}', { params: { path: { id } }, signal }));
          return { value: id, label: format.text(session.title) };
        }}
      />
      {chosen.data && (
        <p className="small">
          <AppLink href={`/sessions/${chosen.data.id}${kind === 'progress' ? '?tab=online' : ''}`}>{t('new.seeSession')}</AppLink>
        </p>
      )}
    </div>
  );
}
