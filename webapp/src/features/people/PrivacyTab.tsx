import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { heldDataAddress, meQuery, type Person } from '@/shared/api';
import { useTranslation } from '@/shared/i18n';
import { AppLink, ExportButton, Icon, Panel } from '@/shared/ui';
import { ConsentsPanel } from './ConsentsPanel';
import { EraseDialog } from './EraseDialog';
import { SensitivePanel } from './SensitivePanel';

/** What the person agreed to, what they may ask, and the end of the record. */
export function PrivacyTab({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { data: me } = useQuery(meQuery);
  const can = me?.user.can ?? {};
  return (
    <div className="cols cols-two-one">
      <div className="stack">
        <ConsentsPanel person={person} />
        <SensitivePanel person={person} />
      </div>
      <div className="stack">
        {can.requests_manage && (
          <Panel title={t('privacy.rights')}>
            <div className="stack">
              <p className="small muted">{t('privacy.rightsText')}</p>
              <p>
                <AppLink href={`/privacy?person=${person.id}`}>{t('privacy.requests')}</AppLink>
              </p>
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 'var(--s-3)' }}>
                {(['fr', 'ar'] as const).map((language) => (
                  <Button key={language} component="a" href={heldDataAddress(person.id, language)} download={`${person.id}-${language}.pdf`} leftSection={<Icon name="document" />}>
                    {t(`privacy.pdf.${language}`)}
                  </Button>
                ))}
                <ExportButton list="held_data" filters={{ person: person.id }} />
                <Button component="a" href={heldDataAddress(person.id)} download={`${person.id}.json`} leftSection={<Icon name="download" />}>
                  {t('privacy.json')}
                </Button>
              </div>
            </div>
          </Panel>
        )}
        {person.can.erase && <EraseDialog person={person} />}
      </div>
    </div>
  );
}
