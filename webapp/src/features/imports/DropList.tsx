import { Button, Progress } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { asProblem, isOfSession, uploadImport, type Import, type ImportKind } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { useTranslation } from '@/shared/i18n';
import { Banner, Icon } from '@/shared/ui';
import classes from './imports.module.css';

const greatestBytes = 32 * 1024 * 1024;

/** Takes the file by dropping or choosing, says while it travels how far it is, and what to do when it is refused. */
export default function DropList({ kind, session, onUploaded }: { kind: ImportKind; session: string | undefined; onUploaded: (made: Import) => void }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  const choose = useRef<() => void>(null);
  const stop = useRef<AbortController>(undefined);
  const [share, setShare] = useState(0);
  const [refusal, setRefusal] = useState<string>();
  const upload = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setShare(0);
      return uploadImport({ kind, session, file }, setShare, stop.current.signal);
    },
    onSuccess: onUploaded,
    onError: (error) => setRefusal(refusalOf(error)),
  });
  useEffect(() => () => stop.current?.abort(), []);
  const isBlocked = isOfSession(kind) && !session;

  const refusalOf = (error: unknown): string | undefined => {
    if (stop.current?.signal.aborted) return undefined; // cancelled by the reader
    const problem = asProblem(error);
    if (problem.isNoAnswer) return t('drop.noAnswer');
    if (problem.status === 413) return t('drop.tooLarge');
    return problem.said;
  };
  const take = (files: File[]) => {
    setRefusal(undefined);
    const [file] = files;
    if (!file) return;
    if (files.length > 1) setRefusal(t('drop.several'));
    else if (file.size === 0) setRefusal(t('drop.empty'));
    else if (file.size > greatestBytes) setRefusal(t('drop.tooLarge'));
    else upload.mutate(file);
  };

  if (upload.isPending) {
    const said = share < 1 ? t('drop.sending', { share: format.percent(share) }) : t('drop.reading');
    return (
      <div className={classes.drop}>
        <p>
          <bdi className="strong">{upload.variables.name}</bdi>
        </p>
        <Progress value={share * 100} animated={share === 1} aria-label={said} className={classes.wide} />
        <p className="small muted" role="status">
          {said}
        </p>
        <Button onClick={() => stop.current?.abort()}>{t('common:cancel')}</Button>
      </div>
    );
  }
  return (
    <div className="stack">
      {refusal && (
        <Banner tone="bad" icon="alert" role="alert">
          <b>{t('drop.refused')}</b> {refusal} <span>{t('common:failed.nothingLost')}</span>
        </Banner>
      )}
      <Dropzone
        unstyled
        classNames={{ root: classes.drop, inner: classes.dropInner }}
        onDrop={take}
        openRef={choose}
        disabled={isBlocked}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        tabIndex={-1}
        inputProps={{ 'aria-label': t('drop.choose') }}
      >
        <Icon name="import" className={classes.dropIcon} />
        <p className="strong">{isBlocked ? t('drop.sessionFirst') : t('drop.text')}</p>
        <Button variant="filled" disabled={isBlocked} onClick={() => choose.current?.()}>
          {t('drop.choose')}
        </Button>
        <p className="small muted">{t('drop.accepted')}</p>
      </Dropzone>
    </div>
  );
}
