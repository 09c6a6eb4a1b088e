/** A new parcel that begins with what a person chooses of this one; never with its number, boundary, photos or dates of survey. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { RecordId } from '#core/ids.ts';
import { COPY_PART_NAMES, type CopyPart, toCopy } from '#core/parcel/copy-parcel.ts';
import { toFailure } from '../../client/failure.ts';
import { rememberParcel, useService } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { useAutosave } from '../form/autosave-context.tsx';

/** What is mostly the same next door; the rest is chosen by hand. */
const USUAL: readonly CopyPart[] = ['place', 'classification', 'rights'];

export function CopyParcel({
  detail,
  onMade,
  onClose,
}: {
  readonly detail: ParcelDetail;
  readonly onMade: (id: RecordId) => void;
  readonly onClose: () => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const queries = useQueryClient();
  const autosave = useAutosave();
  const { message } = App.useApp();
  const offered = COPY_PART_NAMES.filter((part) => Object.keys(toCopy(detail.values, [part])).length > 0);
  const [chosen, setChosen] = useState<readonly CopyPart[]>(USUAL);
  const taken = offered.filter((part) => chosen.includes(part));

  const make = useMutation({
    mutationFn: async () => {
      // What was typed a moment ago is taken along, too.
      await autosave.flushRecord(detail.id);
      const { values } = await client.parcel.get({ id: detail.id });
      return client.parcel.create({ attributes: toCopy(values, taken) });
    },
    onSuccess: (made) => {
      rememberParcel(queries, made);
      void message.success(text('copy/made'));
      onMade(made.id);
    },
  });

  return (
    <Modal
      open
      title={text('copy/title')}
      okText={text('copy/start')}
      cancelText={text('common/cancel')}
      okButtonProps={{ disabled: taken.length === 0 }}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className="dialog">
        <p>{text(offered.length > 0 ? 'copy/lead' : 'copy/nothing')}</p>
        <Checkbox.Group
          className="radio-lines"
          aria-label={text('copy/title')}
          value={[...taken]}
          onChange={(next) => setChosen(offered.filter((part) => next.includes(part)))}
          options={offered.map((part) => ({ value: part, label: text(`copy/parts/${part}`) }))}
        />
        {make.error && <FailureNotice failure={toFailure(make.error)} onClose={() => make.reset()} />}
      </div>
    </Modal>
  );
}
