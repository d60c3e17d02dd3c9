import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '@/shared/i18n';
import { ConflictView, FormPage, PageHead, useCrumbs, type Crumb, type RecordForm } from '@/shared/ui';

interface ResourceFormProps<V extends Record<string, unknown>, R extends { version: number }> {
  title: string;
  subtitle?: string;
  crumbs: Crumb[];
  /** Where cancelling leads. */
  home: string;
  record: RecordForm<V, R>;
  fromRecord: (record: R) => V;
  /** The fields with their labels, in the order of the form. */
  labels: Record<string, string>;
  /** A field's value in words, for the two versions after a conflict. */
  said: (values: V, field: string) => string;
  children: ReactNode;
}

/** The page of a resource's form: its head, its fields, and both versions when somebody saved in between. */
export function ResourceForm<V extends Record<string, unknown>, R extends { version: number }>(props: ResourceFormProps<V, R>) {
  const { title, subtitle, crumbs, home, record, fromRecord, labels, said, children } = props;
  const { t } = useTranslation('common');
  const router = useRouter();
  useCrumbs([...crumbs, { label: title }]);
  const { form, conflict } = record;
  return (
    <>
      <PageHead title={title} subtitle={subtitle && <bdi>{subtitle}</bdi>} />
      <FormPage
        onSubmit={(event) => {
          event?.preventDefault();
          record.submit();
        }}
        submitLabel={t('save')}
        onCancel={() => void router.navigate({ href: home })}
        isSaving={record.isSaving}
        errors={form.errors}
        labels={labels}
        error={record.error}
        conflict={
          conflict && (
            <ConflictView
              fields={Object.entries(labels)
                .map(([field, label]) => ({ label, mine: said(form.values, field), theirs: said(fromRecord(conflict), field) }))
                .filter(({ mine, theirs }) => mine !== theirs)}
              onKeepMine={record.keepMine}
              onTakeTheirs={record.takeTheirs}
            />
          )
        }
      >
        {children}
      </FormPage>
    </>
  );
}
