import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem, meQuery, privacyChanged, unlockPerson, type Person } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner } from '@/shared/ui';

/** The record is neither changed nor found in lists, at the person's request. */
export function LockedBanner({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { data: me } = useQuery(meQuery);
  const queryClient = useQueryClient();
  const unlock = useMutation({
    mutationFn: () => unlockPerson(person),
    onSuccess: () => privacyChanged(queryClient),
    onError: (error) => notifications.show({ color: 'red', title: t('locked.refused'), message: asProblem(error).message }),
  });
  return (
    <Banner
      tone="warn"
      icon="shield"
      end={
        me?.user.can.requests_manage && (
          <Button size="xs" loading={unlock.isPending} onClick={() => unlock.mutate()}>
            {t('locked.unlock')}
          </Button>
        )
      }
    >
      {t('locked.text', { date: person.locked_at ? format.instant(person.locked_at, 'medium') : '' })}
    </Banner>
  );
}
