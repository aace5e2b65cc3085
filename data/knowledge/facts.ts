/** What every new place knows from its first day. In our own words; each says where it was read. */
import { activityFacts } from "./activities.ts";
import type { KnowledgeFact, Partner, WrittenFact } from "./fact.ts";
import { twentyAreas } from "./twenty-areas.ts";

const platform31: Partner = "Platform31";
const verweyJonker: Partner = "Verwey-Jonker Instituut";
const movisie: Partner = "Movisie";
const bzk: Partner = "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)";

const slagkrachtPage = "https://www.verwey-jonker.nl/publicatie/slagkracht-in-de-wijk/";
const perspectivesPage = "https://www.platform31.nl/nieuws/op-zoek-naar-nieuwe-perspectieven-voor-de-wijkaanpak";
const agendaPage = "https://www.platform31.nl/artikelen/aan-de-slag-met-de-buurtagenda-neem-deze-lessen-mee/";
const sharingPage = "https://www.platform31.nl/artikelen/lokale-gegevensdeling-om-jeugdoverlast-te-bestrijden/";

/** The areas of data/groups/nieuwe-perspectieven.json. */
export const perspectiveAreas = [
  "perspectief-groningen-selwerd",
  "perspectief-emmen-angelslo",
  "perspectief-lelystad-jol-galjoen",
  "perspectief-haarlem-meerwijk",
  "perspectief-enschede-dolphia",
  "perspectief-delft-buitenhof",
  "perspectief-schiedam-oost",
  "perspectief-s-hertogenbosch-gestelse-buurt",
  "perspectief-eindhoven-jagershoef",
  "perspectief-maastricht-mariaberg",
  "perspectief-zoetermeer-meerzicht",
  "perspectief-kerkrade-kerkrade-west",
];

export const knowledgeFacts: readonly KnowledgeFact[] = [
  {
    key: "perspectief-bieden",
    batch: 1,
    owner: verweyJonker,
    type: "publication",
    content: {
      title: "Perspectief bieden",
      summary:
        "Een overzicht van wat bekend is over een lange aanpak van kwetsbare wijken. Het afwegingskader erin helpt een gemeente kiezen. Stapelen problemen zich op, hoe dringend is het, en is een aanpak in de hele wijk nodig? De praktijkgids Slagkracht in de wijk bouwt erop voort.",
      kind: "rapport",
      organisations: [verweyJonker, bzk],
      themes: ["wonen", "veiligheid", "leefomgeving", "samenhang"],
      phases: ["orienteren"],
      source: `Genoemd bij Slagkracht in de wijk, ${slagkrachtPage}. De datum staat daar niet bij.`,
    },
  },
  {
    key: "slagkracht-in-de-wijk",
    batch: 1,
    owner: verweyJonker,
    type: "publication",
    content: {
      title: "Slagkracht in de wijk",
      summary:
        "Praktijkboek voor wie een wijkaanpak begint. Het zet lessen uit onderzoek en praktijk om in tips, checklists en voorbeelden. De eerste druk gaat vooral over de start: de fase waarin de meeste gebieden toen zaten. De voorbeelden komen uit focusgebieden en uit andere wijken.",
      kind: "boek",
      organisations: [verweyJonker, platform31],
      issued: "2022-09-29",
      edition: "eerste druk",
      themes: ["wonen", "veiligheid", "leefomgeving", "samenhang"],
      phases: ["orienteren", "initieren"],
      link: slagkrachtPage,
      source: `Verwey-Jonker Instituut, ${slagkrachtPage}`,
    },
  },
  {
    key: "slagkracht-financiele-strategie",
    batch: 1,
    owner: platform31,
    type: "publication",
    content: {
      title: "Slagkracht in de wijk: financiële strategie voor de wijkaanpak",
      summary:
        "Hoe betaal je een aanpak van vele jaren? Deze tekst werkt het deel over sturen en betalen uit Slagkracht in de wijk verder uit. Mensen uit focusgebieden en kenners van geld bespraken dit in oktober 2022.",
      kind: "handreiking",
      organisations: [platform31, verweyJonker],
      issued: "2023",
      themes: ["wonen", "leefomgeving", "samenhang"],
      phases: ["initieren", "ontwerpen"],
      link: "https://wijkwijzer.org/actueel/onderzoek/financiele-strategie-voor-de-wijkaanpak",
      source:
        "WijkWijzer, https://wijkwijzer.org/actueel/onderzoek/financiele-strategie-voor-de-wijkaanpak. Het jaar volgt uit de tekst.",
    },
  },
  {
    key: "dicht-de-kloof",
    batch: 1,
    type: "publication",
    content: {
      title: "Manifest “Dicht de kloof!”",
      summary:
        "Oproep van de burgemeesters van vijftien grote steden. Zij vragen het Rijk om een programma van vele jaren voor kwetsbare gebieden. Daarvoor is volgens hen ten minste 500 miljoen euro per jaar nodig. Het gaat om armoede, werk, schulden en criminaliteit, en om achterstanden in onderwijs en gezondheid.",
      kind: "manifest",
      organisations: ["Burgemeesters van vijftien steden"],
      issued: "2021-05-26",
      themes: ["armoede", "werk", "veiligheid", "onderwijs", "gezondheid"],
      phases: ["orienteren"],
      link: "https://www.deorkaan.nl/dicht-de-kloof/",
      source:
        "Persbericht van de burgemeesters, https://www.deorkaan.nl/dicht-de-kloof/; datum en bedrag ook bij gemeente Tilburg, 26 mei 2021",
    },
  },
  {
    key: "kwetsbare-wijken-in-beeld",
    batch: 1,
    owner: platform31,
    type: "publication",
    content: {
      title: "Kwetsbare wijken in beeld",
      summary:
        "Het rapport van Nieuwe perspectieven voor stedelijke vernieuwing. Het laat zien hoe kwetsbare wijken er na 2002 voor stonden. Daarna bekijkt het twaalf wijken die niet bovenaan de lijsten staan, maar wel kunnen afglijden.",
      kind: "rapport",
      organisations: [platform31],
      authors: ["Matthijs Uyterlinde", "Jeroen van der Velden"],
      issued: "2017-03",
      themes: ["wonen", "leefomgeving", "samenhang", "veiligheid"],
      phases: ["orienteren"],
      areas: perspectiveAreas,
      source: "Het rapport zelf, uitgave Platform31, Den Haag, maart 2017",
    },
  },
  {
    key: "nieuwe-perspectieven-kennisdossier",
    batch: 1,
    owner: platform31,
    type: "publication",
    content: {
      title: "Kennisdossier Nieuwe perspectieven voor stedelijke vernieuwing",
      summary:
        "Wat twaalf steden leerden in het kennisprogramma van Platform31 en het G32-Stedennetwerk. Elke stad bracht een wijk in. Er is een korte analyse van elke wijk en er waren vier bijeenkomsten, de eerste op 29 november 2016. De uitkomsten kwamen half 2017.",
      kind: "dossier",
      organisations: [platform31, "G32-Stedennetwerk"],
      issued: "2017",
      themes: ["wonen", "leefomgeving", "samenhang"],
      phases: ["orienteren", "initieren"],
      areas: perspectiveAreas,
      link: perspectivesPage,
      source: `Platform31, ${perspectivesPage}`,
    },
  },
  {
    key: "leeragenda-wijkwijzer",
    batch: 1,
    type: "publication",
    content: {
      title: "Leeragenda wijkaanpak",
      summary:
        "Wat willen mensen uit de praktijk leren? Eind 2020 is dat aan meer dan honderd van hen gevraagd. Vijf onderwerpen kwamen op de agenda: een buurtagenda maken, gemengde wijken, fysieke vernieuwing, de rol van bewoners, en werken vanuit wat in een buurt al sterk is (Asset Based Community Development).",
      kind: "agenda",
      organisations: ["WijkWijzer"],
      issued: "2021-01",
      themes: ["samenhang", "wonen", "leefomgeving"],
      phases: ["orienteren", "initieren"],
      link: "https://www.dagvandebuurt.nl/workshops",
      source: "Aangekondigd op de Dag van de Buurt van 28 januari 2021, https://www.dagvandebuurt.nl/workshops",
    },
  },
  {
    key: "buurtagenda-zeven-bouwstenen",
    batch: 1,
    owner: platform31,
    type: "publication",
    content: {
      title: "Hoe maak ik een buurtagenda? Zeven bouwstenen voor een vliegende start",
      summary:
        "Handreiking om met bewoners en organisaties een plan voor de buurt te maken. Cijfers van de gemeente en ervaringen van bewoners komen erin samen. Zo ontstaat een plan waarin iedereen de buurt herkent.",
      kind: "handreiking",
      organisations: [platform31, movisie],
      issued: "2021-06",
      themes: ["samenhang", "leefomgeving"],
      phases: ["orienteren", "initieren"],
      link: agendaPage,
      source: `Platform31, 25 mei 2023, ${agendaPage}`,
    },
  },
  {
    key: "buurtagenda-zes-buurten",
    batch: 1,
    owner: platform31,
    type: "example",
    content: {
      title: "Zes gemeenten maken een buurtagenda",
      summary:
        "Zes gemeenten werkten met de handreiking voor een buurtagenda. Platform31 en Movisie volgden hen en schreven op wat zij leerden.",
      problem:
        "Een gemeente kent haar buurten vooral uit cijfers. Bewoners kennen de buurt van elke dag. Die twee beelden passen vaak niet bij elkaar, en dan herkent niet iedereen zich in het plan.",
      approach:
        "In elke buurt werkten partners met zeven bouwstenen. Zoek wat dringend is, maak een buurtscan en breng partijen samen. Haal daarna verhalen op en leg die naast de cijfers. Pas ideeën in het beleid, en stel ten slotte de agenda op.",
      worked:
        "Volgens de makers ontstaat zo een beeld dat alle partijen herkennen. Het werkt vooral als bewoners en mensen die in de buurt werken vanaf het begin meedoen.",
      evidence: "beschreven",
      themes: ["samenhang", "leefomgeving"],
      phases: ["orienteren", "initieren"],
      areas: ["BU05183620", "WK011408", "WK048920", "BU01602806", "BU18590004", "WK039208"],
      period: { from: "2022-05-01", to: "2023-08-31" },
      organisations: [platform31, movisie],
      publications: ["buurtagenda-zeven-bouwstenen"],
      link: agendaPage,
      source: `Platform31, 25 mei 2023, ${agendaPage}. De grenzen van de buurten kozen wij op naam; de periode is ongeveer.`,
    },
  },
  {
    key: "gegevensdeling-den-haag",
    batch: 1,
    type: "example",
    content: {
      title: "Gegevens delen om overlast van jongeren te verminderen",
      summary:
        "Den Haag maakte afspraken waarmee organisaties gegevens over jongeren mogen delen. Juristen keken die afspraken na.",
      problem:
        "In sommige Haagse wijken was de overlast van groepen jongeren groot, met inbraken, overvallen en handel in drugs. Organisaties mochten niet zomaar van elkaar weten wat er met een jongere speelde.",
      approach:
        "De gemeente en haar partners legden vast wie wat mag delen, en waarvoor. Het gaat bijvoorbeeld om verzuim op school, geen stageplek, armoede en schulden. Zo kijken zij samen naar wat een jongere nodig heeft.",
      worked:
        "Volgens Platform31 kunnen organisaties door gegevens te delen eerder helpen, zodat jongeren niet afglijden. Met vaste regels weet iedereen wat mag.",
      evidence: "beschreven",
      themes: ["veiligheid", "armoede"],
      phases: ["uitvoeren"],
      areas: ["GM0518"],
      organisations: ["Gemeente Den Haag"],
      link: sharingPage,
      source: `Platform31, 24 mei 2023, ${sharingPage}`,
    },
  },
  ...activityFacts(perspectiveAreas),
];

/** What is written anew from the figures of the set that a place has. */
export const writtenFacts: readonly WrittenFact[] = [
  { key: "twintig-focusgebieden", batch: 3, type: "mapStory", write: twentyAreas },
];
