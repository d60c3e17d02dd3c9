import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { asProblem, type DocumentFormat } from '@/shared/api';
import { useTranslation, type Language } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import { saveMinutes } from './queries';

const languages: Language[] = ['fr', 'ar', 'en'];
const formats: DocumentFormat[] = ['docx', 'pdf'];

/** The minutes on paper; Word first, because a superior corrects it by hand. */
export function PrintMinutes({ meeting }: { meeting: string }) {
  const { t } = useTranslation(['committees', 'common']);
  const print = useMutation({
    mutationFn: ({ language, format }: { language: Language; format: DocumentFormat }) => saveMinutes(meeting, language, format),
    onError: (error) => notifications.show({ withCloseButton: false, color: 'red', message: asProblem(error).message }),
  });
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<Icon name="print" />} rightSection={<Icon name="fold" />} loading={print.isPending}>
          {t('print')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.flatMap((language) =>
          formats.map((format) => (
            <Menu.Item key={`${language}-${format}`} onClick={() => print.mutate({ language, format })}>
              {t('printAs', { language: t(`common:localized.${language}`), format: format === 'pdf' ? 'PDF' : 'Word' })}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
