import { expect, test } from 'vitest';
import { cancelPlan, type CancelFacts } from './cancel.ts';

/** FIELD (e) 9: signed elsewhere, then stays. */
const halfWay: CancelFacts = {
  status: 'open',
  tasks: [
    { key: 'confirm/facts', title: 'Confirm', status: 'done' },
    { key: 'device/home/laptop', title: 'Have the laptop back', status: 'open' },
    { key: 'device/check/laptop', title: 'Check it', status: 'waiting' },
    { key: 'building/doors', title: 'Doors', status: 'not_needed' },
  ],
  asks: [
    { id: 'a1', recipientId: 'p1', recipientName: 'Priya', status: 'answered' },
    { id: 'a2', recipientId: 'p1', recipientName: 'Priya', status: 'sent' },
    { id: 'a3', recipientId: 'p2', recipientName: 'Rosa', status: 'sent' },
    { id: 'a4', recipientId: 'p3', recipientName: 'Tom', status: 'prepared' },
  ],
  assets: [
    { id: 'laptop', name: 'Laptop …77A', status: 'handed_over', sanitised: false, passedOn: false },
    { id: 'phone', name: 'Phone …12C', status: 'accepted', sanitised: true, passedOn: false },
    { id: 'dock', name: 'Dock …003', status: 'accepted', sanitised: false, passedOn: true },
  ],
  shipments: [{ id: 's1', name: 'the parcel with the laptop', status: 'in_transit' }, { id: 's2', name: 'The second parcel', status: 'announced' }],
  seats: [{ id: 'figma', product: 'Figma', state: 'released' }, { id: 'jira', product: 'Jira', state: 'reassigned' }, { id: 'zoom', product: 'Zoom', state: 'held' }],
  accounts: [{ id: 'sso', system: 'SSO', state: 'ended' }, { id: 'vpn', system: 'VPN', state: 'active' }, { id: 'wiki', system: 'Wiki', state: 'deleted' }],
  approvedWaivers: [],
};
const verdict = cancelPlan(halfWay);
const planned = verdict.ok ? verdict.value : null;

test('cancelling stops what has not happened', () => {
  expect(planned?.stops.map((stop) => `${stop.kind}:${stop.id}`)).toEqual([
    'task:device/home/laptop', 'task:device/check/laptop', 'ask:a2', 'ask:a3', 'ask:a4', 'asset_line:laptop', 'shipment:s2',
  ]);
  expect(planned?.staysDone).toEqual(['confirm/facts']);
});

test('cancelling lists what must be undone, each with an owner', () => {
  expect(planned?.undo.map((step) => `${step.kind}:${step.id}:${step.owner}`)).toEqual([
    'enable_account:sso:security', 'recreate_account:wiki:it', 'restore_seat:figma:it', 'find_seat:jira:it',
    'set_up_asset:phone:technician', 'replace_asset:dock:it', 'stop_parcel:s1:it',
  ]);
});

test('what was erased is never promised back', () => {
  expect(planned?.cannotUndo.map((one) => one.id)).toEqual(['phone', 'wiki']);
});

test('each helper is told once, and only those who had been asked', () => {
  expect(planned?.tell).toEqual([
    { personId: 'p1', name: 'Priya', hasHelped: true },
    { personId: 'p2', name: 'Rosa', hasHelped: false },
  ]);
});

test('a cleared case is opened again before anything else', () => {
  expect(cancelPlan({ ...halfWay, status: 'cleared' })).toMatchObject({ ok: false, error: { code: 'wrong_state', allowed: ['reopen'] } });
});
