/** What stands in the picture of a drawn copy and in its file name: in Chinese, as what is printed, whatever the language. */
export const sketch = {
  notice: '示意图，不是原始照片 · 据原件 {{hash}} 绘制 · {{by}} {{at}}',
  fileName: '示意-{{name}}.jpg',
} as const;
