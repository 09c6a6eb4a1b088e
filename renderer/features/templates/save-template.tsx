/** Keeps fields of a record as a template: what usually repeats is chosen beforehand, what belongs to one parcel is offered. */
import { useMutation } from '@tanstack/react-query';
import { App, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { ParcelDetail } from '#core/contract/parcel.ts';
import type { Json } from '#core/json.ts';
import { ATTRIBUTE_GROUP_NAMES } from '#core/parcel/field-groups.ts';
import { isUsuallyRepeated, TEMPLATE_FIELDS } from '#core/parcel/template-fields.ts';
import { toFailure } from '../../client/failure.ts';
import { useReference, useService, useTemplates } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { ValueText } from '../sources/value-text.tsx';
import './templates.css';

export function SaveTemplate({
  detail,
  onClose,
}: {
  readonly detail: ParcelDetail;
  readonly onClose: () => void;
}) {
  const { text, term, fieldLabel } = useTexts();
  const { client } = useService();
  const { message } = App.useApp();
  const divisions = useReference().data?.divisions ?? [];
  const id = useId();
  const filled = TEMPLATE_FIELDS.filter((path) => valueAt(detail, path) !== undefined);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(filled.filter(isUsuallyRepeated));
  const make = useMutation({
    mutationFn: () => client.template.make({ parcel: detail.id, name, fields: [...chosen] }),
    onSuccess: (made) => {
      void message.success(text('template/saved', { name: made.name }));
      onClose();
    },
  });
  const code = detail.values.identity?.townshipCode ?? '';
  const isReplacing = (useTemplates().data ?? []).some(
    (each) => each.townshipCode === code && each.name === name.trim(),
  );
  const township = divisions.find((division) => division.code === code)?.name ?? code;
  const groups = ATTRIBUTE_GROUP_NAMES.map((group) => ({
    group,
    paths: filled.filter((path) => path.startsWith(`${group}.`)),
  })).filter(({ paths }) => paths.length > 0);

  return (
    <Modal
      open
      width={640}
      title={text('template/title')}
      okText={text('template/start')}
      cancelText={text('common/cancel')}
      okButtonProps={{ disabled: name.trim() === '' || chosen.length === 0, loading: make.isPending }}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <div className="dialog">
        <p>{text('template/lead', { township })}</p>
        {make.error && <FailureNotice failure={toFailure(make.error)} onClose={make.reset} />}
        {groups.length === 0 ? (
          <p className="quiet">{text('template/nothing')}</p>
        ) : (
          <>
            <div>
              <label htmlFor={`${id}-name`}>{text('template/name')}</label>
              <Input
                id={`${id}-name`}
                value={name}
                maxLength={100}
                placeholder={text('template/namePlaceholder')}
                aria-required
                onChange={(event) => setName(event.target.value)}
              />
            </div>
            {isReplacing && (
              <p className="quiet" role="status">
                {text('template/replaces')}
              </p>
            )}
            <fieldset className="plain template-fields" aria-label={text('template/fields')}>
              <Checkbox.Group value={[...chosen]} onChange={(next) => setChosen(next)}>
                {groups.map(({ group, paths }) => (
                  <div key={group} className="template-group">
                    <h4>{term(`groups/${group}`)}</h4>
                    {paths.map((path) => (
                      <Checkbox key={path} value={path}>
                        {fieldLabel(path)}
                        <span className="quiet template-value">
                          <ValueText
                            group={group}
                            field={path.slice(group.length + 1)}
                            value={valueAt(detail, path)}
                          />
                        </span>
                      </Checkbox>
                    ))}
                  </div>
                ))}
              </Checkbox.Group>
            </fieldset>
          </>
        )}
      </div>
    </Modal>
  );
}

function valueAt({ values }: ParcelDetail, path: string): Json | undefined {
  const [group = '', field = ''] = path.split('.');
  return (values as Readonly<Record<string, Readonly<Record<string, Json>> | undefined>>)[group]?.[field];
}
