/** Routes of who signs in, writes, judges, takes part or answers: pages that stand in no frame of somebody else. */
import { createRoute } from "@tanstack/react-router";
import { page } from "./route-frames.tsx";
import { lazyRoute, neverFramed } from "./route-parts.tsx";

const work = createRoute({
  getParentRoute: () => page,
  path: "/werk",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/work/work.tsx"), "WorkPage"),
});
const inbox = createRoute({
  getParentRoute: () => page,
  path: "/berichten",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/work/inbox.tsx"), "InboxPage"),
});
const queue = createRoute({
  getParentRoute: () => page,
  path: "/beheer",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/queue.tsx"), "ModerationQueuePage"),
});
const entry = createRoute({
  getParentRoute: () => page,
  path: "/beheer/$id",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/entry.tsx"), "EntryPage"),
});
const imports = createRoute({
  getParentRoute: () => page,
  path: "/beheer/import",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/import/import-page.tsx"), "ImportPage"),
});
const people = createRoute({
  getParentRoute: () => page,
  path: "/beheer/mensen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/people.tsx"), "PeoplePage"),
});
const organisations = createRoute({
  getParentRoute: () => page,
  path: "/beheer/organisaties",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/beheer/organisations.tsx"), "OrganisationsPage"),
});
const editions = createRoute({
  getParentRoute: () => page,
  path: "/beheer/uitgaven",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/editions/editions-page.tsx"), "EditionsPage"),
});
const waits = lazyRoute(() => import("./pages/questions/overview.tsx"), "QuestionOverviewPage");
const oversee = createRoute({ getParentRoute: () => page, path: "/beheer/vragen", beforeLoad: neverFramed, component: waits });
const signIn = createRoute({
  getParentRoute: () => page,
  path: "/aanmelden",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/sign-in.tsx"), "SignInPage"),
});
const confirm = createRoute({
  getParentRoute: () => page,
  path: "/bevestigen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/confirm.tsx"), "ConfirmPage"),
});
const confirmEmail = createRoute({
  getParentRoute: () => page,
  path: "/adres",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/confirm-email.tsx"), "ConfirmEmailPage"),
});
const welcome = createRoute({
  getParentRoute: () => page,
  path: "/welkom",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/welcome.tsx"), "WelcomePage"),
});
const follow = createRoute({
  getParentRoute: () => page,
  path: "/volgen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/follow/follow.tsx"), "FollowPage"),
});
const mailStop = createRoute({
  getParentRoute: () => page,
  path: "/post-stoppen",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/account/mail-stop.tsx"), "MailStopPage"),
});
const ownRegistration = createRoute({
  getParentRoute: () => page,
  path: "/deelname",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/activities/own-registration.tsx"), "OwnRegistrationPage"),
});
const subscription = createRoute({
  getParentRoute: () => page,
  path: "/op-de-hoogte",
  beforeLoad: neverFramed,
  component: lazyRoute(() => import("./pages/subscriptions/subscription-page.tsx"), "SubscriptionPage"),
});
const asked = lazyRoute(() => import("./pages/questions/asking.tsx"), "AskingPage");
const asking = createRoute({ getParentRoute: () => page, path: "/vraag-aan-jou", beforeLoad: neverFramed, component: asked });
const deskPage = lazyRoute(() => import("./pages/questions/desk.tsx"), "QuestionDeskPage");
const questionDesk = createRoute({ getParentRoute: () => page, path: "/vraagbaak", component: deskPage });
const agendaPage = lazyRoute(() => import("./pages/questions/agenda.tsx"), "LearningAgendaPage");
const learningAgenda = createRoute({ getParentRoute: () => page, path: "/leeragenda", component: agendaPage });

export const workRoutes = [work, inbox, queue, entry, imports, people, organisations, oversee, editions] as const;
export const signInRoutes = [signIn, confirm, confirmEmail, welcome, follow, mailStop] as const;
export const takingPartRoutes = [ownRegistration, subscription, asking, questionDesk, learningAgenda] as const;
