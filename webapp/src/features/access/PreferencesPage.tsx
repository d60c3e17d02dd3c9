import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { CalendarFeeds, densities, LanguageSwitch, PageHead, Panel, useCrumbs, useDensity, type Density } from '@/shared/ui';

export default function PreferencesPage() {
  const { t } = useTranslation('access');
  const [density, setDensity] = useDensity();
  const { data: me } = useQuery(meQuery);
  useCrumbs([{ label: t('preferences.title') }]);
  return (
    <>
      <PageHead title={t('preferences.title')} />
      <Panel title={t('preferences.language')} note={t('preferences.languageNote')}>
        <LanguageSwitch isKept />
      </Panel>
      <Panel title={t('preferences.density')} note={t('preferences.densityNote')}>
        <Radio.Group value={density} onChange={(value) => setDensity(value as Density)} aria-label={t('preferences.density')}>
          <div className="stack">
            {densities.map((value) => (
              <Radio key={value} value={value} label={t(`preferences.${value}`)} />
            ))}
          </div>
        </Radio.Group>
      </Panel>
      {me?.user.person_id && <CalendarFeeds subject={{ kind: 'person', person_id: me.user.person_id }} />}
    </>
  );
}
