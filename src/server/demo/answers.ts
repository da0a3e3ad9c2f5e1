/** What helpers answer: on their pages, through the links in their messages, as real ones would. */
import { asksOf } from '../features/asks/find-ask.service.ts';
import { listOutbox, readMessage } from '../features/messages/read-messages.service.ts';
import { answerLeaverAsk } from '../features/returns/answer-leaver-ask.service.ts';
import { answerManagerAsk } from '../features/returns/answer-manager-ask.service.ts';
import { answerOtherwise } from '../features/returns/answer-otherwise.service.ts';
import { readAskPage } from '../features/returns/ask-page.service.ts';
import { setContact } from '../features/cases/read-case.service.ts';
import { noteOpened } from '../features/asks/answer-ask.service.ts';
import { dayAfter, hasReached, must, as, type Part, type Step } from './part.ts';

type Kind = 'leaver_return' | 'manager_confirm';

/** Opens the page behind the link that was sent, and hands it to `answer`. Nothing when nobody was asked. */
async function onPage(part: Part, kind: Kind, answer: (unit: Parameters<typeof readAskPage>[0], page: Extract<Awaited<ReturnType<typeof readAskPage>>, { ok: true }>['value']) => Promise<{ ok: boolean }>): Promise<void> {
  const { stage, person } = part;
  const found = await stage.run({ kind: 'system', id: 'demo', name: 'demo' }, async (unit) => {
    const ask = (await asksOf(unit, part.caseId)).find((one) => one.kind === kind && one.status === 'sent');
    const sent = await listOutbox(unit, { case: part.caseId, limit: 100 });
    const message = ask && sent.ok ? sent.value.rows.find((row) => row.askId === ask.id && row.kind === 'ask') : undefined;
    const full = message ? await readMessage(unit, message.id) : undefined;
    const token = full?.ok ? /\/a\/([\w-]+)/.exec(full.value.text)?.[1] : undefined;
    return ask && token ? { ask, token } : null;
  });
  if (!found) return;
  const opened = stage.clock.now();
  stage.clock.advance(kind === 'manager_confirm' ? 41_000 : 48_000);
  await stage.run({ kind: 'helper', id: found.ask.helper_person_id ?? found.ask.id, name: found.ask.helper_name }, async (unit) => {
    const page = await must(readAskPage(unit, found.token), `the page of ${person.name}`);
    await noteOpened(unit, found.ask.id, opened);
    const given = await answer(unit, page);
    if (!given.ok) throw new Error(`demo: an answer about ${person.name}: ${JSON.stringify(given)}`);
  });
}

function leaverAnswers(part: Part): Step {
  const isRemote = part.person.workMode === 'remote';
  return {
    at: dayAfter(part.leaver.lastWorkingOn, -6, '12:20:00') > part.leaver.opensAt ? dayAfter(part.leaver.lastWorkingOn, -6, '12:20:00') : dayAfter(part.leaver.opensAt.slice(0, 10), 1, '12:20:00'),
    tell: () => onPage(part, 'leaver_return', (unit, page) => {
      const disputes = part.person.name === 'Duarte Sousa' || part.person.name === 'Kenji Tanaka';
      const said = Object.fromEntries(page.things.map((thing) => [thing.assetId, disputes && thing.category === 'monitor' ? { claim: 'dont_have' as const, note: 'given back at the desk in March' } : { claim: 'have' as const, note: '' }]));
      return answerLeaverAsk(unit, page, { said, way: isRemote ? 'post' : 'mailroom', battery: 'safe', contact: { email: part.leaver.personalEmail ?? '', phone: '' } });
    }),
  };
}

function managerAnswers(part: Part): Step {
  const at = dayAfter(part.leaver.lastWorkingOn, -8, '09:35:00') > part.leaver.opensAt ? dayAfter(part.leaver.lastWorkingOn, -8, '09:35:00') : dayAfter(part.leaver.opensAt.slice(0, 10), 1, '09:35:00');
  const needsHelp = part.person.name === 'Duarte Sousa';
  return {
    at,
    tell: () => onPage(part, 'manager_confirm', (unit, page) => (needsHelp
      ? answerOtherwise(unit, page, { answer: 'need_help', note: 'Which folder do the project files go to?' })
      : answerManagerAsk(unit, page, { ticked: page.things.map((thing) => thing.assetId), somethingElse: '', successor: '', successorId: '' }))),
  };
}

export function answerSteps(part: Part): Step[] {
  const contact: Step[] = part.leaver.personalEmail
    ? [{ at: dayAfter(part.leaver.opensAt.slice(0, 10), 0, '18:30:00'), tell: async () => { await must(as(part.stage, part.stage.crew.helena, (unit) => setContact(unit, part.caseId, { email: part.leaver.personalEmail }), 'system'), 'a contact'); } }]
    : [];
  if (!hasReached(part.leaver, 'answered')) return contact;
  return [...contact, managerAnswers(part), leaverAnswers(part)];
}
