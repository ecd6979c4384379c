import type { panel as pattern } from '../en/panel.ts';

export const panel: typeof pattern = {
  name: 'Postbar',
  loading: 'Postfix wird gesucht …',
  tones: {
    good: 'Alles in Ordnung',
    attention: 'Braucht Aufmerksamkeit',
    bad: 'Störung',
    asleep: 'Schläft',
    neutral: 'Zustand',
  },
  menu: 'Mehr',
  attention: 'Braucht Aufmerksamkeit',
  details: 'Einzelheiten',
  lessDetails: 'Weniger',
  evidence: 'Belege',
  states: {
    running: 'läuft',
    asleep: 'schläft',
    stopped: 'angehalten',
    unknown: 'Zustand unbekannt',
  },
  postfix: (version, state) => `Postfix ${version} · ${state}`,
  checked: (when) => `Geprüft ${when}`,
  checking: 'Wird geprüft …',
  checkNow: 'Erneut prüfen',
  justNow: 'gerade eben',
  noPostfix: {
    steps: [
      'Postbar hat an den üblichen Stellen gesucht: im System selbst, bei macOS Server, Homebrew und MacPorts.',
      'Sobald Postfix installiert ist, findet Postbar es von selbst.',
    ],
    help: 'So wird Postfix installiert',
  },
  failure: {
    text: 'Es wurde nichts geändert. Ist das behoben, macht Postbar von selbst weiter.',
    again: 'Noch einmal versuchen',
  },
};
