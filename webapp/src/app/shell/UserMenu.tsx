import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { live, signOut, type User } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, Icon } from '@/shared/ui';
import { forgetDrafts } from '@/shared/ui/useDraft';
import classes from './shell.module.css';

export function UserMenu({ user }: { user: User }) {
  const { t } = useTranslation(['shell', 'terms']);
  const queryClient = useQueryClient();
  const router = useRouter();
  const leave = async (everywhere: boolean) => {
    await signOut(everywhere);
    live.close();
    forgetDrafts();
    queryClient.clear();
    await router.navigate({ to: '/sign-in' });
  };
  return (
    <Menu position="top-start" width={232}>
      <Menu.Target>
        <button type="button" className={classes.user}>
          <span>
            <bdi>{user.name}</bdi>
            <small>{t(`terms:account_role.${user.role}`, { defaultValue: user.role })}</small>
          </span>
          <Icon name="fold" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={AppLink} href="/exports" leftSection={<Icon name="download" />}>
          {t('user.exports')}
        </Menu.Item>
        <Menu.Item component={AppLink} href="/account/preferences" leftSection={<Icon name="settings" />}>
          {t('user.preferences')}
        </Menu.Item>
        <Menu.Item component={AppLink} href="/account/password" leftSection={<Icon name="edit" />}>
          {t('user.password')}
        </Menu.Item>
        <Menu.Item component={AppLink} href="/account/access-tokens" leftSection={<Icon name="key" />}>
          {t('user.accessTokens')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="out" />} onClick={() => void leave(false)}>
          {t('user.signOut')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="shield" />} onClick={() => void leave(true)}>
          {t('user.signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
