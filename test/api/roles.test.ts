/** The table of roles and routes: who gets past the door of each operation of the API. */
import { expect, test } from "vitest";
import { onEveryEngine } from "../fixtures/databases.ts";
import { pointAt, workflow } from "../fixtures/workflow.ts";

const anyone = ["", "nobody", "viewer", "contributor", "wijkteam", "dataSteward", "editor", "admin"];
const signedIn = anyone.slice(1);
/** Who gets past the door of each operation; a body or an id that is wrong comes after it. */
const doors: Record<string, string[]> = {
  listInitiatives: anyone,
  listEntries: anyone,
  listEntryPoints: anyone,
  listApproaches: anyone,
  getEntry: anyone,
  listInitiativePoints: anyone,
  listBuurtenOfPoints: anyone,
  countInitiatives: anyone,
  getSupply: anyone,
  getCompleteness: anyone,
  declareComplete: ["wijkteam", "editor", "admin"],
  setPreview: ["editor", "admin"],
  composeInitiatives: anyone,
  getDensity: anyone,
  getGroupsOfInitiatives: anyone,
  getHotSpots: anyone,
  getGaps: anyone,
  getInitiative: anyone,
  listNear: anyone,
  exportInitiativesCsv: anyone,
  exportInitiativesGeojson: anyone,
  exportInitiativesExcel: anyone,
  followInitiativesRss: anyone,
  followInitiativesAtom: anyone,
  followInitiativesCalendar: anyone,
  exportEntriesCsv: anyone,
  exportEntriesGeojson: anyone,
  exportEntriesExcel: anyone,
  followEntriesRss: anyone,
  followEntriesAtom: anyone,
  followEntriesCalendar: anyone,
  readRegion: anyone,
  getEntryCalendar: anyone,
  checkImport: ["dataSteward", "admin"],
  runImport: ["dataSteward", "admin"],
  listImports: ["dataSteward", "admin"],
  undoImport: ["dataSteward", "admin"],
  listWorkingVersions: signedIn,
  createWorkingVersion: ["contributor", "wijkteam", "editor", "admin"],
  getWorkingVersion: signedIn,
  saveWorkingVersion: signedIn,
  takeStep: signedIn,
  listHistory: signedIn,
  getVersion: signedIn,
  restoreVersion: signedIn,
  listQueue: signedIn,
  getWork: signedIn,
  getWorkCounts: signedIn,
  listComments: signedIn,
  writeComment: signedIn,
  changeComment: signedIn,
  removeComment: signedIn,
  listColleagues: signedIn,
  getAssignment: signedIn,
  assignEntry: signedIn,
  endAssignment: signedIn,
  listSimilar: signedIn,
  listAlike: signedIn,
  searchEverything: anyone,
  mergeWorkingVersion: signedIn,
  listEditions: anyone,
  checkEdition: ["admin"],
  enterEdition: ["admin"],
  listOrganisations: anyone,
  createOrganisation: ["admin"],
  saveOrganisation: ["admin"],
  getOrganisationUses: ["admin"],
  joinOrganisation: ["admin"],
  getSession: signedIn,
  startSession: anyone,
  listSignInWays: anyone,
  mailLink: anyone,
  propose: anyone,
  addFile: anyone,
  getFile: anyone,
  removeFile: anyone,
  reportEntry: anyone,
  lookAtSubmission: anyone,
  retractSubmission: anyone,
  retractEntry: signedIn,
  listRelated: anyone,
  listMoney: anyone,
  getMoneyTotals: anyone,
  getMoneyCarousel: anyone,
  exportMoneyCsv: anyone,
  exportMoneyExcel: anyone,
  getPlaces: anyone,
  register: anyone,
  lookAtRegistration: anyone,
  takeRegistrationStep: anyone,
  subscribe: anyone,
  lookAtSubscription: anyone,
  takeSubscriptionStep: anyone,
  stopSubscriptionAtOnce: anyone,
  openSubscription: anyone,
  listParticipants: signedIn,
  confirmSubmission: anyone,
  getQuestionStanding: anyone,
  routeQuestion: signedIn,
  lookAtAsking: anyone,
  takeAskingStep: anyone,
  answerAsking: anyone,
  getOwnGuide: signedIn,
  setOwnGuide: signedIn,
  stopOwnGuide: signedIn,
  overseeQuestions: ["admin"],
  listSignals: anyone,
  listOwnSignals: signedIn,
  listLearningAgenda: anyone,
  listAgreements: anyone,
  exportAgreementsCsv: anyone,
  exportAgreementsExcel: anyone,
  getAgreementConfirmations: anyone,
  confirmAgreement: signedIn,
  withdrawAgreementConfirmation: signedIn,
  getThemeMatrix: anyone,
  getProgramme: anyone,
  getLearners: anyone,
  joinLearningQuestion: signedIn,
  leaveLearningQuestion: signedIn,
  listReports: signedIn,
  answerReport: signedIn,
  verifyEntry: signedIn,
  lookAtConfirmation: anyone,
  confirm: anyone,
  listNotifications: signedIn,
  readNotifications: signedIn,
  getNotificationSettings: signedIn,
  setNotificationSettings: signedIn,
  lookAtMailStop: anyone,
  stopMail: anyone,
  stopMailAtOnce: anyone,
  openMailStop: anyone,
  endSession: anyone,
  endSessions: signedIn,
  beginAtProvider: anyone,
  listPasskeys: signedIn,
  listSessions: signedIn,
  endOneSession: signedIn,
  offerPasskey: signedIn,
  keepPasskey: signedIn,
  removePasskey: signedIn,
  challengePasskey: anyone,
  enterByPasskey: anyone,
  listPeople: ["admin"],
  invitePerson: ["admin"],
  setGrants: ["admin"],
  makeLink: ["admin"],
  makeEmailLink: ["admin"],
  erasePerson: ["admin"],
  getAccount: signedIn,
  setOwnName: signedIn,
  setOwnOrganisation: signedIn,
  askOwnEmail: signedIn,
  confirmEmail: anyone,
  acknowledge: signedIn,
  listSavedRegions: signedIn,
  saveRegion: signedIn,
  renameSavedRegion: signedIn,
  removeSavedRegion: signedIn,
  eraseAccount: signedIn,
};

onEveryEngine((engine) => {
  const { app, ask } = workflow(engine);

  test("every operation of the document lets in exactly who the table names", async () => {
    const document = (await (await ask("/openapi.json")).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const found: Record<string, string[]> = {};
    // What is published is for everybody and has no door; an operation on anything else needs a row in the table.
    const published = /^\/(areas|comparison|indicators|groups|sources|geocode|around|conformance|collections)/;
    // Whoever ends all their sessions is nobody after it.
    const last = ([path]: [string, unknown]) => (path === "/sessions" ? 1 : 0);
    for (const [path, methods] of Object.entries(document.paths).sort((a, b) => last(a) - last(b))) {
      for (const [method, { operationId }] of Object.entries(methods)) {
        if (published.test(path) && method === "get") continue;
        found[operationId] = [];
        for (const as of anyone) {
          const body = operationId === "createWorkingVersion" ? draftFor(as) : {};
          const response = await ask(path.replace(/\{\w+\}/g, "1"), {
            method: method.toUpperCase(),
            ...(as && operationId !== "endSession" ? { as } : {}),
            ...(method === "get" || method === "delete" ? {} : { body }),
          });
          if (![401, 403].includes(response.status)) found[operationId].push(as);
          expect(response.status, `${operationId} as ${as}`).toBeLessThan(500);
          // A file that nobody reads to its end keeps its place, and the next waits for one.
          await response.body?.cancel();
        }
      }
    }
    expect(found).toEqual(doors);
  });

  function draftFor(as: string) {
    const organisation = as === "wijkteam" ? { organisation: app().own } : {};
    return { ...organisation, content: { title: "Een begin", place: pointAt(5.41, 52.166) } };
  }
});
