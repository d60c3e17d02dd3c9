import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelImport, importQuery, type Import } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';

export function CancelButton({ data }: { data: Import }) {
  const { t } = useTranslation('imports');
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelImport(data.id),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: importQuery(data.id).queryKey });
      void queryClient.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t('cancel.title'),
      children: t('cancel.text'),
      labels: { confirm: t('cancel.do'), cancel: t('cancel.keep') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => cancel.mutate(),
    });
  return (
    <Button loading={cancel.isPending} onClick={ask}>
      {t('cancel.do')}
    </Button>
  );
}
