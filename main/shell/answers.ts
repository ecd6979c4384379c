import type { Answer, ChangeOutcome } from '../../preload/contract.ts';
import { done, failed } from '../services/answer.ts';
import type { ChangeResult, Ipv4Rules } from '../services/change.ts';
import type { DoctorWindow } from '../services/doctor-window/doctor-window.ts';
import type { MonitorInUse } from '../services/monitor/monitor-in-use.ts';
import type { NoticeDelivery } from '../services/notifications/delivery.ts';
import type { QueueWindow } from '../services/queue-window/queue-window.ts';
import type { HelpLink } from './help.ts';
import type { Answers } from './ipc.ts';
import { type OwnActions, type OwnServices, ownAnswers } from './own-answers.ts';
import type { WindowName } from './windows.ts';

/** The use cases the windows reach. */
export interface Services extends OwnServices {
  readonly rules: Ipv4Rules;
  readonly doctor: DoctorWindow;
  readonly queue: QueueWindow;
  readonly monitor: Pick<MonitorInUse, 'attend'>;
  readonly delivery: Pick<NoticeDelivery, 'told'>;
}

/** What the shell itself does on request. */
export interface ShellActions extends OwnActions {
  openWindow(name: WindowName, at?: string): void;
  openHelp(link: HelpLink): Promise<void>;
  testNotification(): Promise<boolean>;
  popUpMenu(): void;
  resizePanel(height: number): void;
  closePanel(): void;
  quit(): void;
}

/** The answers to the contract's calls, made of the services and the shell. */
export function makeAnswers(services: Services, shell: ShellActions): Answers {
  return {
    ...stateAnswers(services),
    ...ruleAnswers(services),
    ...doctorAnswers(services, shell),
    ...queueAnswers(services),
    ...ownAnswers(services, shell),
    ...shellAnswers(shell),
  };
}

function stateAnswers({ overview }: Services): Pick<Answers, 'state.read' | 'state.refresh'> {
  return {
    'state.read': async () => done(overview.current()),
    'state.refresh': () => after(() => overview.refresh()),
  };
}

type RuleCalls = 'rules.preview' | 'rules.apply' | 'history.list' | 'history.undo';

function ruleAnswers({ overview, rules, doctor }: Services): Pick<Answers, RuleCalls> {
  return {
    'rules.preview': async (intent) => {
      const answer = await rules.preview(intent);
      return answer.ok ? done(answer.preview) : failed(answer.error);
    },
    'rules.apply': async ({ token }) =>
      outcomeOf(await overview.changing(() => doctor.apply(token))),
    'history.list': async () => done(await rules.history()),
    'history.undo': async ({ changeId }) =>
      outcomeOf(await overview.changing(() => rules.undo(changeId))),
  };
}

type DoctorCalls = 'doctor.run' | 'doctor.stop' | 'doctor.preview' | 'doctor.copy' | 'report.copy';

function doctorAnswers({ doctor }: Services, shell: ShellActions): Pick<Answers, DoctorCalls> {
  const copy = async (answer: Answer<string>) =>
    answer.ok ? after(() => shell.copyText(answer.value)) : answer;
  return {
    'doctor.run': () => doctor.run(),
    'doctor.stop': () => after(() => doctor.stop()),
    'doctor.preview': ({ findingId }) => doctor.preview(findingId),
    'doctor.copy': async ({ line, part }) => copy(doctor.words(line, part)),
    'report.copy': async () => copy(await doctor.report()),
  };
}

type QueueCalls = 'queue.page' | 'queue.ids' | 'queue.details' | 'queue.act' | 'queue.read';

function queueAnswers({ overview, queue }: Services): Pick<Answers, QueueCalls> {
  return {
    'queue.page': (query) => queue.page(query),
    'queue.ids': (query) => queue.ids(query),
    'queue.details': ({ id }) => queue.details(id),
    'queue.act': (request) => overview.changing(() => queue.act(request)),
    'queue.read': ({ id }) => queue.read(id),
  };
}

type ShellCalls =
  | 'notifications.test'
  | 'app.open'
  | 'app.help'
  | 'app.quit'
  | 'panel.menu'
  | 'panel.resize'
  | 'panel.close';

function shellAnswers(shell: ShellActions): Pick<Answers, ShellCalls> {
  return {
    'notifications.test': async () => done({ shown: await shell.testNotification() }),
    'app.open': ({ window, at }) => after(() => shell.openWindow(window, at)),
    'app.help': ({ link }) => after(() => shell.openHelp(link)),
    'app.quit': () => after(() => shell.quit()),
    'panel.menu': () => after(() => shell.popUpMenu()),
    'panel.resize': ({ height }) => after(() => shell.resizePanel(height)),
    'panel.close': () => after(() => shell.closePanel()),
  };
}

async function after(work: () => void | Promise<void>): Promise<Answer<null>> {
  await work();
  return done(null);
}

function outcomeOf(result: ChangeResult): Answer<ChangeOutcome> {
  if (result.error) return failed(result.error);
  const { changed, changeId, message, warnings } = result;
  return done({ changed, message, warnings, ...(changeId ? { changeId } : {}) });
}
