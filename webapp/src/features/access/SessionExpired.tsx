import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { live, session, type User } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { SignInForm } from './SignInForm';

/** Stands over the page when the session ended under the reader's hands; what was typed stays behind it, and goes on. */
export function SessionExpired({ user }: { user: User }) {
  const { t } = useTranslation('access');
  const router = useRouter();
  const queryClient = useQueryClient();
  const isExpired = useSyncExternalStore(session.subscribe, () => session.isExpired);
  const leave = () => {
    session.end();
    queryClient.clear();
    void router.navigate({ to: '/sign-in' });
  };
  return (
    <Modal opened={isExpired} onClose={leave} title={t('expired.title')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('expired.leave') }}>
      <div className="stack">
        <p>{t('expired.text')}</p>
        <SignInForm
          email={user.email}
          onSignedIn={(signedIn) => {
            live.retryNow();
            if (signedIn.user.id !== user.id) window.location.assign('/');
          }}
        />
      </div>
    </Modal>
  );
}
