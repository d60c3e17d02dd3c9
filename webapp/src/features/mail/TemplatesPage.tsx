import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, meQuery, sessionsList } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { languages, useLanguage, useTranslation } from '@/shared/i18n';
import { Banner, FailedState, PageHead, Panel, Skeleton, Tag, useCrumbs, useUrlSearch } from '@/shared/ui';
import { dropTemplate, previewTemplate, putTemplate, templatesQuery, type MailTemplate } from './queries';

const languageNames = { fr: 'Français', ar: 'العربية', en: 'English' };

/** The texts of messages, one at a time, beside what they become with a real session. */
export default function TemplatesPage() {
  const { t } = useTranslation(['mail', 'terms']);
  const [search, change] = useUrlSearch();
  const language = useLanguage();
  const list = useQuery(templatesQuery);
  useCrumbs([{ label: t('outbox.title'), href: '/outbox' }, { label: t('templates.title') }]);
  if (list.isPending) return <Skeleton lines={8} />;
  if (!list.data) return <FailedState error={list.error} onRetry={() => void list.refetch()} />;
  const { items } = list.data;
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const shown =
    items.find((text) => text.kind === (search.kind ?? 'invitation') && text.language === (search.language ?? language)) ?? items[0]!;
  return (
    <>
      <PageHead title={t('templates.title')} subtitle={t('templates.subtitle')} />
      <div className="row">
        <NativeSelect
          label={t('templates.kind')}
          value={shown.kind}
          data={kinds.map((value) => ({ value, label: t(`terms:mail_kind.${value}`) }))}
          onChange={(event) => change({ kind: event.currentTarget.value, language: shown.language })}
        />
        <NativeSelect
          label={t('templates.language')}
          value={shown.language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(event) => change({ language: event.currentTarget.value, kind: shown.kind })}
        />
      </div>
      <Editor key={`${shown.kind} ${shown.language} ${shown.version}`} text={shown} />
    </>
  );
}

function Editor({ text }: { text: MailTemplate }) {
  const { t } = useTranslation(['mail', 'common']);
  const format = useFormat();
  const queryClient = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const [subject, setSubject] = useState(text.subject);
  const [body, setBody] = useState(text.body);
  const [session, setSession] = useState<string>();
  const sessions = useInfiniteQuery(sessionsList());
  const recent = sessions.data?.pages[0]?.items ?? [];
  const sessionId = session ?? recent[0]?.id;
  // The digest of deadlines, the answer to a proposal and the half-yearly report are about no session.
  const isOfSession = text.kind !== 'deadlines' && text.kind !== 'correction' && text.kind !== 'partner_report';
  const [settled] = useDebouncedValue({ subject, body }, 300);
  const preview = useQuery({
    queryKey: ['mail', 'preview', text.kind, text.language, settled, sessionId],
    queryFn: () => previewTemplate({ kind: text.kind, language: text.language, ...settled, session_id: isOfSession ? sessionId : undefined }),
    enabled: !isOfSession || sessionId !== undefined,
    retry: false,
  });
  const settle = {
    onSuccess: () => notifications.show({ withCloseButton: false, message: t('templates.saved') }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mail', 'templates'] }),
  };
  const save = useMutation({ mutationFn: () => putTemplate({ ...text, subject, body }), ...settle });
  const reset = useMutation({ mutationFn: () => dropTemplate(text), ...settle });
  const mayWrite = me?.user.can.mail_settings === true;
  const failed = save.error ?? preview.error;
  const problem = failed ? asProblem(failed) : undefined;
  const errorOf = (path: string) => problem?.fields.find((field) => field.path === path)?.message;
  const direction = text.language === 'ar' ? 'rtl' : 'ltr';
  return (
    <div className="cols cols-side">
      <Panel title={t('templates.body')} end={<Tag tone={text.version > 0 ? 'go' : 'plain'}>{t(text.version > 0 ? 'templates.changed' : 'templates.own')}</Tag>}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          {problem && problem.fields.length === 0 && (
            <Banner tone="bad" icon="alert" role="alert">
              {problem.message}
            </Banner>
          )}
          <TextInput label={t('templates.subject')} dir={direction} lang={text.language} readOnly={!mayWrite} value={subject} error={errorOf('subject')} onChange={(event) => setSubject(event.currentTarget.value)} />
          <Textarea label={t('templates.body')} dir={direction} lang={text.language} readOnly={!mayWrite} autosize minRows={12} value={body} error={errorOf('body')} onChange={(event) => setBody(event.currentTarget.value)} />
          <p className="small muted">
            {t('templates.variables')}{' '}
            {text.variables.map((name) => (
              <span key={name}>
                <bdi>
                  <code>{`{{${name}}}`}</code>
                </bdi>
                {text.required_variables.includes(name) && ` (${t('templates.required')})`}{' '}
              </span>
            ))}
          </p>
          {mayWrite && (
            <div className="row">
              <Button type="submit" variant="filled" loading={save.isPending}>
                {t('common:save')}
              </Button>
              {text.version > 0 && (
                <Button loading={reset.isPending} onClick={() => reset.mutate()}>
                  {t('templates.reset')}
                </Button>
              )}
            </div>
          )}
        </form>
      </Panel>
      <Panel title={t('templates.preview')}>
        <div className="stack">
          {isOfSession && (
            <NativeSelect
              label={t('templates.session')}
              value={sessionId ?? ''}
              data={recent.map(({ id, reference, title }) => ({ value: id, label: `${reference} ${format.text(title)}` }))}
              onChange={(event) => setSession(event.currentTarget.value)}
            />
          )}
          {preview.data && (
            <>
              <b lang={text.language} dir={direction}>
                {preview.data.subject}
              </b>
              <div lang={text.language} dir={direction} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {preview.data.body}
              </div>
            </>
          )}
        </div>
      </Panel>
    </div>
  );
}
