/**
 * The icons of the window. The library reads each icon's English name to screen readers; here an icon is decoration,
 * silent beside the words it stands with, unless it is given a label of its own.
 */
import * as library from '@ant-design/icons';
import type { ComponentProps, ComponentType } from 'react';

type IconProps = ComponentProps<typeof library.PlusOutlined>;

function silent(Icon: ComponentType<IconProps>) {
  return function SilentIcon(props: IconProps) {
    const label = props['aria-label'];
    return <Icon {...props} aria-label={label} aria-hidden={label === undefined ? true : undefined} />;
  };
}

export const AimOutlined = silent(library.AimOutlined);
export const ArrowLeftOutlined = silent(library.ArrowLeftOutlined);
export const ArrowDownOutlined = silent(library.ArrowDownOutlined);
export const ArrowUpOutlined = silent(library.ArrowUpOutlined);
export const CalendarOutlined = silent(library.CalendarOutlined);
export const CameraOutlined = silent(library.CameraOutlined);
export const CheckCircleOutlined = silent(library.CheckCircleOutlined);
export const CheckOutlined = silent(library.CheckOutlined);
export const CloseOutlined = silent(library.CloseOutlined);
export const CompassOutlined = silent(library.CompassOutlined);
export const CopyOutlined = silent(library.CopyOutlined);
export const DeleteOutlined = silent(library.DeleteOutlined);
export const DownOutlined = silent(library.DownOutlined);
export const DownloadOutlined = silent(library.DownloadOutlined);
export const EditOutlined = silent(library.EditOutlined);
export const ColumnWidthOutlined = silent(library.ColumnWidthOutlined);
export const EnvironmentOutlined = silent(library.EnvironmentOutlined);
export const ExclamationCircleFilled = silent(library.ExclamationCircleFilled);
export const ExpandOutlined = silent(library.ExpandOutlined);
export const ExportOutlined = silent(library.ExportOutlined);
export const FieldTimeOutlined = silent(library.FieldTimeOutlined);
export const FileTextOutlined = silent(library.FileTextOutlined);
export const FilterOutlined = silent(library.FilterOutlined);
export const FolderOpenOutlined = silent(library.FolderOpenOutlined);
export const FormOutlined = silent(library.FormOutlined);
export const HistoryOutlined = silent(library.HistoryOutlined);
export const InboxOutlined = silent(library.InboxOutlined);
export const LayersOutlined = silent(library.SwitcherOutlined);
export const LeftOutlined = silent(library.LeftOutlined);
export const MenuOutlined = silent(library.MenuOutlined);
export const MinusOutlined = silent(library.MinusOutlined);
export const MoreOutlined = silent(library.MoreOutlined);
export const PlusOutlined = silent(library.PlusOutlined);
export const PrinterOutlined = silent(library.PrinterOutlined);
export const QuestionCircleOutlined = silent(library.QuestionCircleOutlined);
export const RetweetOutlined = silent(library.RetweetOutlined);
export const RightOutlined = silent(library.RightOutlined);
export const PictureOutlined = silent(library.PictureOutlined);
export const RollbackOutlined = silent(library.RollbackOutlined);
export const SafetyCertificateOutlined = silent(library.SafetyCertificateOutlined);
export const SafetyOutlined = silent(library.SafetyOutlined);
export const ScanOutlined = silent(library.ScanOutlined);
export const SearchOutlined = silent(library.SearchOutlined);
export const SettingOutlined = silent(library.SettingOutlined);
export const SnippetsOutlined = silent(library.SnippetsOutlined);
export const SplitCellsOutlined = silent(library.SplitCellsOutlined);
export const SwapOutlined = silent(library.SwapOutlined);
export const TableOutlined = silent(library.TableOutlined);
export const TranslationOutlined = silent(library.TranslationOutlined);
export const TurnLeftOutlined = silent(library.RotateLeftOutlined);
export const TurnRightOutlined = silent(library.RotateRightOutlined);
export const UpOutlined = silent(library.UpOutlined);
export const WarningFilled = silent(library.WarningFilled);

/** The tools of drawing, by what they do. */
export const PolygonOutlined = silent(library.GatewayOutlined);
export const CutOutOutlined = silent(library.BorderInnerOutlined);
export const SplitOutlined = silent(library.ScissorOutlined);
export const ReshapeOutlined = silent(library.NodeIndexOutlined);
export const MergeOutlined = silent(library.MergeCellsOutlined);
export const UndoOutlined = silent(library.UndoOutlined);
export const RedoOutlined = silent(library.RedoOutlined);
