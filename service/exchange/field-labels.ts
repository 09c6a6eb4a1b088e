/** What the form calls its fields, in every language: tables of people use these words as heads. */
import { en } from '#texts/en/index.ts';
import { zhCN } from '#texts/zh-CN/index.ts';

let labels: Readonly<Record<string, readonly string[]>> | undefined;

/** By path of the field. */
export function fieldLabels(): Readonly<Record<string, readonly string[]>> {
  labels ??= Object.fromEntries(
    Object.entries(zhCN.fields).map(([path, { label }]) => [
      path,
      [label, (en.fields as Readonly<Record<string, { readonly label: string }>>)[path]?.label ?? label],
    ]),
  );
  return labels;
}
