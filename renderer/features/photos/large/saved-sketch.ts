/** Drawing is kept: the service draws the copy, and the view goes to it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import type { RecordId } from '#core/ids.ts';
import type { SketchMark } from '#core/photo/sketch.ts';
import { useService } from '../../../client/queries.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import type { PhotoList } from './photo-list.ts';

/** Keeps what was drawn, and goes to the copy as soon as the list has it. */
export function useSavedSketch(list: PhotoList, onPlace: (place: number) => void) {
  const { text } = useTexts();
  const { message } = App.useApp();
  const { client } = useService();
  const queries = useQueryClient();
  const [made, setMade] = useState<RecordId>();
  const place = made && list.placeOf(made);
  useEffect(() => {
    if (place === undefined) return;
    setMade(undefined);
    onPlace(place);
  }, [place, onPlace]);
  const write = useMutation({
    mutationFn: ({ id, marks }: { readonly id: RecordId; readonly marks: readonly SketchMark[] }) =>
      client.photo.sketch({ id, marks: [...marks] }),
    onSuccess: (copy) => {
      setMade(copy.id);
      void message.success(text('sketching/saved'));
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['photo'] });
      void queries.invalidateQueries({ queryKey: ['parcel', 'detail'] });
    },
  });
  return {
    isSaving: write.isPending,
    error: write.error,
    reset: write.reset,
    /** @param done when the copy is on the disk */
    save: (id: RecordId, marks: readonly SketchMark[], done: () => void) =>
      write.mutate({ id, marks }, { onSuccess: done }),
  };
}
