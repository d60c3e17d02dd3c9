import { Button, FileButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asProblem, organisationsChanged, putLogo, removeLogo, type Organisation } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import classes from './organisations.module.css';

/** The picture at the head of documents: seen as it is, replaced or taken away at once, apart from the fields around it. */
export function LogoField({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: async (picture: File | null) => {
      if (picture) await putLogo(organisation.id, picture);
      else await removeLogo(organisation.id);
    },
    onSettled: () => organisationsChanged(queryClient),
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  return (
    <div className={classes.logoField} role="group" aria-label={t('field.logo')}>
      <p className={classes.logoLabel}>{t('field.logo')}</p>
      <p className="tiny muted">{t('form.logoHelp')}</p>
      {problem && (
        <Banner tone="bad" icon="alert" role="alert">
          {problem.isNoAnswer ? t('form.logoNoAnswer') : (problem.fields[0]?.message ?? problem.message)}
        </Banner>
      )}
      {organisation.logo && <Logo organisation={organisation} />}
      <div className="row">
        <FileButton accept="image/png,image/jpeg" onChange={(picture) => picture && change.mutate(picture)}>
          {(props) => (
            <Button {...props} leftSection={<Icon name="up" />} loading={change.isPending}>
              {organisation.logo ? t('form.logoReplace') : t('form.logoChoose')}
            </Button>
          )}
        </FileButton>
        {organisation.logo && (
          <Button variant="subtle" disabled={change.isPending} onClick={() => change.mutate(null)}>
            {t('form.logoRemove')}
          </Button>
        )}
      </div>
    </div>
  );
}

export function Logo({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const format = useFormat();
  if (!organisation.logo) return null;
  return <img className={classes.logo} src={organisation.logo} alt={t('logoOf', { name: format.text(organisation.name) })} />;
}
