/** A person at the form of a record: what is typed, chosen, answered, pasted and removed there. Fields go by their ids, `<group>-<field>`. */
import { expect, type Locator, type Page } from '@playwright/test';

export class RecordForm {
  readonly #page: Page;
  constructor(page: Page) {
    this.#page = page;
  }

  /** The input itself, or what holds several. */
  field(id: string): Locator {
    return this.#page.locator(`[id="field-${id}"]`);
  }

  /** The field with its label and notes. */
  place(id: string): Locator {
    return this.#page.locator('.form-field').filter({ has: this.field(id) });
  }

  /** Types over what stands there, and leaves the field. */
  async fill(id: string, text: string): Promise<void> {
    await this.field(id).fill(text);
    await this.field(id).press('Tab');
  }

  /** Chooses by a part of the name. */
  async pick(id: string, name: string): Promise<void> {
    await this.field(id).click();
    await this.field(id).pressSequentially(name);
    await this.#page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: name })
      .first()
      .click();
  }

  async answer(id: string, word: '是' | '否'): Promise<void> {
    await this.field(id).getByText(word, { exact: true }).click();
  }

  /** One more of several texts. */
  async add(id: string, text: string): Promise<void> {
    await this.field(id).fill(text);
    await this.field(id).press('Enter');
  }

  async takeLastAway(id: string): Promise<void> {
    await this.field(id).press('Backspace');
  }

  /** Gives the parcel a boundary, or another one in the place of what it has. */
  async pasteBoundary(corners: string): Promise<void> {
    const page = this.#page;
    await page.getByRole('tab', { name: '界址点' }).click();
    const box = page.getByLabel('粘贴坐标');
    const again = page.getByRole('button', { name: '重新录入' });
    await expect(box.or(again)).toBeVisible();
    if (await again.isVisible()) await again.click();
    await box.fill(corners);
    await page.getByRole('button', { name: '识别', exact: true }).click();
    await page.getByRole('button', { name: '写入此地块' }).click();
    await expect(again).toBeVisible();
  }

  async addPhotos(kind: string, ...paths: readonly string[]): Promise<void> {
    const page = this.#page;
    await page.getByRole('tab', { name: /^照片/ }).click();
    await page.getByLabel('新照片的类别').click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .getByText(kind, { exact: true })
      .click();
    const before = await this.#photos().count();
    await page
      .locator('input[type=file]:not([disabled])')
      .last()
      .setInputFiles([...paths]);
    await expect(this.#photos()).toHaveCount(before + paths.length);
  }

  async removeFirstPhoto(): Promise<void> {
    const before = await this.#photos().count();
    await this.#photos().first().getByRole('button', { name: '移除照片' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: '移除照片' }).click();
    await expect(this.#photos()).toHaveCount(before - 1);
  }

  #photos(): Locator {
    return this.#page.locator('.photo-card');
  }
}
