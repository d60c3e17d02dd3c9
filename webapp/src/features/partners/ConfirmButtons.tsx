import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { Banner, Tag } from '@/shared/ui';
import classes from './partners.module.css';
import { confirm, wordsChanged, type ConfirmationBody, type Stance } from './queries';

interface ConfirmButtonsProps {
  agreement: string;
  /** What is confirmed; nothing: the agreement's own record. */
  about?: Pick<ConfirmationBody, 'commitment_id' | 'meeting_id' | 'document_id'>;
  /** Said of it, for those who do not see what stands beside the buttons. */
  name: string;
  /** Of what stands before the reader's eyes. */
  version: number;
  said: { read: boolean; agreed: boolean };
  mayConfirm: boolean;
}

const stances: Stance[] = ['read', 'agreed'];

/**
 * "We have read" and "we agree", each said once of a version; what is said stays, with the day and the name. What was changed while it was
 * read is shown anew before it is confirmed.
 */
export function ConfirmButtons({ agreement, about, name, version, said, mayConfirm }: ConfirmButtonsProps) {
  const { t } = useTranslation('partners');
  const queryClient = useQueryClient();
  const send = useMutation({
    mutationFn: (stance: Stance) => confirm(agreement, { stance, subject_version: version, ...about }),
    onSettled: (_, error) => (error && asProblem(error).isStale ? queryClient.invalidateQueries() : wordsChanged(queryClient)),
    onError: (error) => {
      const problem = asProblem(error);
      if (!problem.isStale) notifications.show({ withCloseButton: false, color: 'red', message: problem.said });
    },
  });
  const isOvertaken = send.error !== null && asProblem(send.error).isStale;
  return (
    <div className={classes.confirm}>
      {isOvertaken && (
        <Banner tone="warn" icon="alert" role="alert">
          {t('confirm.overtaken')}
        </Banner>
      )}
      {stances.map((stance) =>
        said[stance] ? (
          <Tag key={stance} tone="ok">
            {t(`confirmed.${stance}`)}
          </Tag>
        ) : mayConfirm ? (
          <Button key={stance} size="xs" variant={stance === 'agreed' ? 'default' : 'subtle'} disabled={send.isPending} loading={send.isPending && send.variables === stance}
            aria-label={`${t(`confirm.${stance}`)} – ${name}`} onClick={() => send.mutate(stance)}>
            {t(`confirm.${stance}`)}
          </Button>
        ) : null,
      )}
    </div>
  );
}
