/** Closing the workspace: what could not be written (others changed it, the disk is full) is only in this window and asked about first. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback } from 'react';
import { useService } from '../client/queries.ts';
import { useDrawingStore } from '../features/drawing/drawing-context.tsx';
import { useAutosave } from '../features/form/autosave-context.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { useTellFailure } from '../ui/use-tell-failure.tsx';
import { useReadWorkSaved } from './work-saved.ts';

export function useCloseWorkspace(): () => Promise<void> {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const drawing = useDrawingStore();
  const readSaved = useReadWorkSaved();
  const { modal } = App.useApp();
  const tellFailure = useTellFailure();
  const { mutate: close } = useMutation({
    mutationFn: () => client.workspace.close(),
    onSuccess: () => {
      autosave.forgetAll();
      drawing.forget();
      return queries.invalidateQueries();
    },
    onError: tellFailure,
  });
  return useCallback(async () => {
    await Promise.all([autosave.flushAll(), drawing.done()]);
    if (drawing.get().session === undefined && readSaved() === 'saved') return close();
    modal.confirm({
      title: text('header/closeUnsaved'),
      content: text('header/closeUnsavedHelp'),
      okText: text('header/closeAnyway'),
      okButtonProps: { danger: true },
      cancelText: text('header/closeNot'),
      autoFocusButton: 'cancel',
      onOk: () => close(),
    });
  }, [autosave, drawing, readSaved, close, modal, text]);
}
