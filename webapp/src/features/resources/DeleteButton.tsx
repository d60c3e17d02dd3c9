import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { resourcesChanged } from './queries';

interface DeleteButtonProps {
  remove: () => Promise<unknown>;
  /** Where to go when it is gone. */
  home: string;
  label?: string;
  title?: string;
  text?: string;
  /** What to do when something still uses it. */
  advice?: string;
}

/** Asks, deletes, and says by whom it is still used when that is refused. */
export function DeleteButton({ remove, home, label, title, text, advice }: DeleteButtonProps) {
  const { t } = useTranslation(['resources', 'common']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      await router.navigate({ href: home });
      resourcesChanged(queryClient);
    },
    onError: (error) => {
      const problem = asProblem(error);
      const why = problem.fields[0]?.message ?? problem.message;
      notifications.show({ color: 'red', autoClose: false, title: t('delete.refused'), message: advice && problem.status === 409 ? `${why} ${advice}` : why });
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: title ?? t('delete.title'),
      children: text ?? t('delete.text'),
      labels: { confirm: label ?? t('delete.button'), cancel: t('common:cancel') },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => deletion.mutate(),
    });
  return (
    <Button onClick={ask} loading={deletion.isPending}>
      {label ?? t('delete.button')}
    </Button>
  );
}
