/** The pane of a parcel, with nothing around it that would answer. */
import type { ComponentProps } from 'react';
import { ParcelDetail } from '#renderer/features/parcels/parcel-detail.tsx';

type Props = ComponentProps<typeof ParcelDetail>;

const nothing = () => undefined;
const ALONE: Omit<Props, 'id'> = {
  role: 'field',
  tab: 'form',
  onTab: nothing,
  onPreview: nothing,
  onPrint: nothing,
  onOpen: nothing,
  onClose: nothing,
};

export function ADetailPane(props: Pick<Props, 'id'> & Partial<Props>) {
  return <ParcelDetail {...ALONE} {...props} />;
}
