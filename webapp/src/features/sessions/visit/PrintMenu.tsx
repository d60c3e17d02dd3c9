import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { asProblem, saveVisitProgramme, type DocumentFormat, type DocumentLanguage, type Session } from '@/shared/api';
import { currentLanguage, useTranslation } from '@/shared/i18n';
import { Icon } from '@/shared/ui';

const printed: readonly DocumentLanguage[] = ['fr', 'ar', 'fr-ar', 'en'];

/** The programme on paper: a format and a language at one choice. */
export function PrintMenu({ session }: { session: Session }) {
  const { t } = useTranslation(['plans', 'common']);
  const print = useMutation({ mutationFn: (wanted: { language: DocumentLanguage; format: DocumentFormat }) => saveVisitProgramme(session.id, wanted) });
  const own = currentLanguage();
  const ordered = [...printed].sort((a, b) => Number(b === own) - Number(a === own));
  return (
    <>
      {print.isError && <span className="small bad" role="alert">{asProblem(print.error).message}</span>}
      <Menu>
        <Menu.Target>
          <Button size="xs" loading={print.isPending} leftSection={<Icon name="print" />} rightSection={<Icon name="fold" />}>
            {t('visit.print')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['pdf', 'docx'] as const).flatMap((format) =>
            ordered.map((language) => (
              <Menu.Item key={format + language} onClick={() => print.mutate({ language, format })}>
                {t(`visit.as.${format}`)} · {t(`visit.in.${language}`)}
              </Menu.Item>
            )),
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
