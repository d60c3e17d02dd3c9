import { Radio } from '@mantine/core';
import { useTranslation } from '@/shared/i18n';
import { densities, LanguageSwitch, PageHead, Panel, useCrumbs, useDensity, type Density } from '@/shared/ui';

export default function PreferencesPage() {
  const { t } = useTranslation('access');
  const [density, setDensity] = useDensity();
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
    </>
  );
}
