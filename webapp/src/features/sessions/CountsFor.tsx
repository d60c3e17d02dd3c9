import { Button, Menu } from '@mantine/core';
import type { Registration, Session } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Icon, Isolated } from '@/shared/ui';

interface CountsForProps {
  session: Session;
  registration: Registration;
  isDisabled: boolean;
  onChange?: (programmeIds: string[]) => void;
}

/** Which of the session's programmes a registration counts for; one at least. */
export function CountsFor({ session, registration, isDisabled, onChange }: CountsForProps) {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const chosen = registration.programme_ids;
  const codes = session.programmes.filter(({ id }) => chosen.includes(id)).map(({ code }) => code);
  const said = codes.length === session.programmes.length ? t('registrations.allProgrammes') : codes.join(' · ');
  if (!onChange) return <Isolated>{said}</Isolated>;
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    if (next.length > 0) onChange(next);
  };
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button
          size="xs"
          disabled={isDisabled}
          rightSection={<Icon name="fold" />}
          aria-label={t('registrations.countsForOf', { name: registration.display_name, programmes: said })}
        >
          <bdi>{said}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {session.programmes.map(({ id, code, title }) => (
          <Menu.CheckboxItem key={id} checked={chosen.includes(id)} checkIcon={<Icon name="check" />} onChange={() => toggle(id)}>
            <Isolated>{code}</Isolated> <span className="muted">{format.text(title)}</span>
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
