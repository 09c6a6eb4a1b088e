/** Who surveys, where, in which role, and in which folder: all a workspace needs. */
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { roleSchema } from '#core/contract/workspace.ts';
import { toFailure } from '../../client/failure.ts';
import { useService } from '../../client/queries.ts';
import { type TextKey, useTexts } from '../../i18n/use-texts.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { TownshipSelect } from '../form/reference-selects.tsx';

/** The input of `workspace.create`; what is missing is said by a text key. */
const creationSchema = z.object({
  surveyor: z
    .string()
    .trim()
    .min(1, 'welcome/surveyorMissing' satisfies TextKey)
    .max(100),
  townshipCode: z.string().regex(/^\d{9}$/),
  role: roleSchema,
  folder: z
    .string()
    .trim()
    .min(1, 'welcome/folderMissing' satisfies TextKey)
    .max(4096),
});
type Creation = z.infer<typeof creationSchema>;

export function NewWorkspace({ suggestedFolder }: { readonly suggestedFolder: string }) {
  const { text, term } = useTexts();
  const { client, host } = useService();
  const queries = useQueryClient();
  const form = useForm<Creation>({
    resolver: zodResolver(creationSchema),
    defaultValues: { surveyor: '', role: 'field', folder: suggestedFolder, townshipCode: '' },
  });
  const create = useMutation({
    mutationFn: (creation: Creation) => client.workspace.create(creation),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { errors } = form.formState;
  const pick = async () => {
    const picked = await host.pickFolder(text('welcome/pickFolderTitle'));
    if (picked) form.setValue('folder', picked, { shouldValidate: true });
  };

  return (
    <form
      className="new-workspace"
      onSubmit={(event) => void form.handleSubmit((creation) => create.mutate(creation))(event)}
      noValidate
    >
      <Field id="surveyor" label={text('welcome/surveyor')} error={errors.surveyor?.message}>
        <Controller
          control={form.control}
          name="surveyor"
          render={({ field }) => (
            <Input
              {...field}
              id="surveyor"
              autoComplete="name"
              placeholder={text('welcome/surveyorPlaceholder')}
              aria-required
              {...(errors.surveyor ? { status: 'error' as const } : {})}
            />
          )}
        />
      </Field>
      <Field id="township" error={errors.townshipCode && 'welcome/townshipMissing'}>
        <Controller
          control={form.control}
          name="townshipCode"
          render={({ field }) => (
            <TownshipSelect
              id="township"
              labelledBy="township-label"
              value={field.value || undefined}
              onChange={(code) => field.onChange(code ?? '')}
              disabled={false}
              required
              invalid={errors.townshipCode !== undefined}
            />
          )}
        />
      </Field>
      <Field id="role" label={text('welcome/role')} labelIsGroup>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <Radio.Group {...field} id="role" className="role-choice" aria-labelledby="role-label">
              {roleSchema.options.map((role) => (
                <Radio key={role} value={role}>
                  <span className="role-name">{term(`roles/${role}`)}</span>
                  <span className="quiet">{text(`roleHelp/${role}`)}</span>
                </Radio>
              ))}
            </Radio.Group>
          )}
        />
      </Field>
      <Field
        id="folder"
        label={text('welcome/folder')}
        help={text('welcome/folderHelp')}
        error={errors.folder?.message}
      >
        <div className="open-folder-line">
          <Controller
            control={form.control}
            name="folder"
            render={({ field }) => (
              <Input
                {...field}
                id="folder"
                autoComplete="off"
                aria-required
                {...(errors.folder ? { status: 'error' as const } : {})}
              />
            )}
          />
          {host.can.includes('pickFolder') && (
            <Button onClick={() => void pick()}>{text('common/chooseFolder')}</Button>
          )}
        </div>
      </Field>
      {create.error && <FailureNotice failure={toFailure(create.error)} onClose={create.reset} />}
      <Button type="primary" htmlType="submit" size="large" loading={create.isPending}>
        {text('welcome/submit')}
      </Button>
    </form>
  );
}

function Field({
  id,
  label,
  labelIsGroup = false,
  help,
  error,
  children,
}: {
  readonly id: string;
  readonly label?: string;
  /** The control is several elements: they are named by the label's id instead of by `htmlFor`. */
  readonly labelIsGroup?: boolean;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}) {
  const { text } = useTexts();
  return (
    <div className="form-field form-field-wide">
      {label &&
        (labelIsGroup ? (
          <span id={`${id}-label`} className="field-name">
            {label}
          </span>
        ) : (
          <label htmlFor={id} className="field-name">
            {label}
          </label>
        ))}
      {children}
      {!labelIsGroup && (
        <div className="field-note">
          {error ? (
            <p className="note-error" role="alert">
              {text(error as TextKey)}
            </p>
          ) : (
            help && <p className="quiet field-help">{help}</p>
          )}
        </div>
      )}
    </div>
  );
}
