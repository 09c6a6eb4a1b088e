/** The templates in the pane of a new parcel: begin from one, rename it, remove it. Those of one's own township stand first. */
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Template } from '#core/contract/template.ts';
import { toFailure } from '../../client/failure.ts';
import { useReference, useService, useTemplates, useWorkspace } from '../../client/queries.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { MoreOutlined } from '../../ui/icons.tsx';
import './templates.css';

export function TemplateList({
  busy,
  onUse,
}: {
  readonly busy: boolean;
  readonly onUse: (template: Template) => void;
}) {
  const { text } = useTexts();
  const { client } = useService();
  const { modal } = App.useApp();
  const templates = useTemplates().data ?? [];
  const divisions = useReference().data?.divisions ?? [];
  const here = useWorkspace().data?.open?.townshipCode;
  const [renaming, setRenaming] = useState<Template | undefined>(undefined);
  const remove = useMutation({ mutationFn: (id: string) => client.template.remove({ id }) });
  if (templates.length === 0) return null;

  const askToRemove = ({ id, name }: Template) =>
    modal.confirm({
      title: text('template/removeQuestion', { name }),
      content: text('template/removeHelp'),
      okText: text('common/delete'),
      okButtonProps: { danger: true },
      cancelText: text('common/cancel'),
      onOk: () => remove.mutateAsync(id).catch(() => undefined),
    });
  const holds = ({ townshipCode, attributes }: Template) => {
    const count = Object.values(attributes).reduce((sum, group) => sum + Object.keys(group ?? {}).length, 0);
    if (townshipCode === here) return text('template/holds', { count });
    const township = divisions.find(({ code }) => code === townshipCode)?.name ?? townshipCode;
    return text('template/holdsOf', { township, count });
  };

  return (
    <section className="templates" aria-labelledby="templates-title">
      <h3 id="templates-title">{text('template/heading')}</h3>
      {remove.error && <FailureNotice failure={toFailure(remove.error)} onClose={remove.reset} />}
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className="way template-way"
              disabled={busy}
              onClick={() => onUse(template)}
            >
              <span className="way-title">{template.name}</span>
              <span className="way-help">{holds(template)}</span>
            </button>
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  { key: 'rename', label: text('template/rename') },
                  { key: 'remove', danger: true, label: text('template/remove') },
                ],
                onClick: ({ key }) => (key === 'rename' ? setRenaming(template) : askToRemove(template)),
              }}
            >
              <Button
                type="text"
                icon={<MoreOutlined />}
                aria-label={text('template/more', { name: template.name })}
              />
            </Dropdown>
          </li>
        ))}
      </ul>
      {renaming && <Rename template={renaming} onClose={() => setRenaming(undefined)} />}
    </section>
  );
}

function Rename({ template, onClose }: { readonly template: Template; readonly onClose: () => void }) {
  const { text } = useTexts();
  const { client } = useService();
  const [name, setName] = useState(template.name);
  const rename = useMutation({
    mutationFn: () => client.template.rename({ id: template.id, name }),
    onSuccess: onClose,
  });
  return (
    <Modal
      open
      title={text('template/rename')}
      okText={text('template/rename')}
      cancelText={text('common/cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: rename.isPending }}
      onOk={() => rename.mutate()}
      onCancel={onClose}
    >
      <div className="dialog">
        {rename.error && <FailureNotice failure={toFailure(rename.error)} onClose={rename.reset} />}
        <Input
          value={name}
          maxLength={100}
          aria-label={text('template/name')}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
    </Modal>
  );
}
