import { expect, test } from 'vitest';
import { mayManage } from './reporting-line.ts';

test('nobody manages themselves', () => { expect(mayManage('ana', 'ana', [])).toBe(false); });
test('nobody manages someone further up their own line', () => { expect(mayManage('ana', 'rui', ['eva', 'ana'])).toBe(false); });
test('a manager from another line is fine', () => { expect(mayManage('ana', 'rui', ['eva', 'ivo'])).toBe(true); });
