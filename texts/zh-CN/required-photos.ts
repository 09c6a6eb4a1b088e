/** Which photos the office's rules ask for; part of window.ts, under `requiredPhotos`. */
export const requiredPhotos = {
  label: '照片要求',
  enough: '{{kind}} {{found}} 张，已够',
  missing: '{{kind}} {{found}}/{{needed}} 张，还缺 {{missing}} 张',
} as const;
