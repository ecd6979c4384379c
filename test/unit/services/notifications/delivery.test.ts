import { expect, test, vi } from 'vitest';
import { makeNoticeDelivery } from '../../../../main/services/notifications/delivery.ts';
import { textsFor } from '../../../../main/texts/texts.ts';

test('a system that shows no notices is said in the panel, until it shows one', () => {
  const changed = vi.fn();
  const delivery = makeNoticeDelivery(changed);
  const ids = () => delivery.findings(textsFor('en')).map(({ id }) => id);
  delivery.told(true);
  expect(ids()).toEqual([]);
  delivery.told(false);
  delivery.told(false);
  expect(ids()).toEqual(['notices-refused']);
  delivery.told(true);
  expect(ids()).toEqual([]);
  expect(changed).toHaveBeenCalledTimes(2);
});
