import type { MeValue, Sitting, Stop, TableValue } from "../Client/wire.js";

/** A table's device never walks: it has arrived for every round. */
const ARRIVED = Number.MAX_SAFE_INTEGER;

const stop = (table: TableValue["value"], sitting: Sitting): Stop => ({
  round: sitting.round, table: table.table, name: table.name, sheet: sitting.sheet, question: sitting.question, questionLanguage: sitting.questionLanguage, where: "", link: null,
});

/** What a phone knows from `me`, for the device that lies on a table: its route stays where it is. */
export const asMe = ({ at, tag, value }: TableValue): MeValue => ({
  at, tag, value: {
    number: value.number, name: "", role: "device", title: value.title, attribution: value.attribution, programme: value.programme,
    route: value.sittings.map((sitting) => stop(value, sitting)), arrivedIn: ARRIVED, gone: false, ended: value.ended, step: "wait", hosts: null,
    aside: value.aside, signals: value.signals, mainRoom: null, chair: "", rapporteur: "", readyFor: 0, chooses: false, choosesAgain: null, muted: false, beside: [], sorts: [], staysPut: false, gallery: null,
  },
});

/** Who sits at the table in a round, and its host. */
export const sittingIn = ({ value }: TableValue, round: number): Sitting | null => value.sittings.find((sitting) => sitting.round === round) ?? null;
