import { ActionIcon, Button, FileButton, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addAgreementDocument, agreementDocumentsQuery, agreementFileHref, agreementsChanged, asProblem, type AgreementDocument } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon, Panel, Tag } from '@/shared/ui';
import classes from './committees.module.css';
import { committeesChanged, meetingQuery, putPaper, removePaper, type Meeting } from './queries';

const greatestSize = 25 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** What is on the table: papers of the agreement, picked or brought now. Partners find those marked for them. */
export function PapersPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('committees');
  const format = useFormat();
  const queryClient = useQueryClient();
  const mayChange = meeting.can.papers === true;
  const done = (now: Meeting) => {
    queryClient.setQueryData(meetingQuery(meeting.id).queryKey, now);
    committeesChanged(queryClient);
  };
  const pick = useMutation({ mutationFn: (document: string) => putPaper(meeting.id, document), onSuccess: done });
  const bring = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > greatestSize) throw new Error(t('papers.tooLarge'));
      const brought = (await addAgreementDocument(meeting.agreement_id, { file }, () => undefined)) as AgreementDocument;
      agreementsChanged(queryClient);
      return putPaper(meeting.id, brought.id);
    },
    onSuccess: done,
  });
  const remove = useMutation({ mutationFn: (document: string) => removePaper(meeting.id, document), onSuccess: done });
  const error = pick.error ?? bring.error ?? remove.error;
  if (meeting.papers.length === 0 && !mayChange) return null;
  return (
    <Panel
      title={t('papers.title')}
      isFlush
      end={
        mayChange && (
          <div className={classes.end}>
            <Choices meeting={meeting} isPending={pick.isPending} onPick={(document) => pick.mutate(document)} />
            <FileButton onChange={(file) => file && bring.mutate(file)}>
              {(props) => (
                <Button {...props} size="xs" leftSection={<Icon name="up" />} loading={bring.isPending}>
                  {t('papers.bring')}
                </Button>
              )}
            </FileButton>
          </div>
        )
      }
    >
      {error && (
        <Banner tone="bad" icon="alert" role="alert">
          {asProblem(error).fields[0]?.message ?? asProblem(error).message}
        </Banner>
      )}
      {meeting.papers.length === 0 ? (
        <p className={`muted small ${classes.line}`}>{t('papers.none')}</p>
      ) : (
        <ul className={classes.list}>
          {meeting.papers.map((paper) => (
            <li key={paper.document_id} className={classes.line}>
              <span>
                <a href={agreementFileHref(paper.document_id)} download>
                  <Icon name="document" /> <bdi>{paper.title}</bdi>
                </a>{' '}
                <small className="muted">
                  <bdi>{t('papers.about', { version: paper.version, size: format.number(Math.max(0.1, paper.size_bytes / megabyte), 1) })}</bdi>
                </small>
              </span>
              {mayChange && (
                <span className={classes.end}>
                  {!paper.is_shown_to_partners && <Tag hasSign={false}>{t('papers.inHouse')}</Tag>}
                  <ActionIcon variant="subtle" aria-label={t('papers.remove', { name: paper.title })} loading={remove.isPending && remove.variables === paper.document_id} onClick={() => remove.mutate(paper.document_id)}>
                    <Icon name="x" />
                  </ActionIcon>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The agreement's papers that are not on the table yet; of each the latest version. */
function Choices({ meeting, isPending, onPick }: { meeting: Meeting; isPending: boolean; onPick: (document: string) => void }) {
  const { t } = useTranslation('committees');
  const documents = useQuery(agreementDocumentsQuery(meeting.agreement_id));
  const there = new Set(meeting.papers.map(({ document_id: id }) => id));
  const free = (documents.data?.items ?? []).filter(({ id, is_replaced: isReplaced }) => !isReplaced && !there.has(id));
  if (free.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" loading={isPending}>
          {t('papers.pick')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.choices}>
        {free.map(({ id, title }) => (
          <Menu.Item key={id} onClick={() => onPick(id)}>
            <bdi>{title}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
