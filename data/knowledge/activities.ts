/** Activities of the field that every new place knows of: what was held, when and where. In our own words; each says where it was read. */
import type { KnowledgeFact, Partner } from "./fact.ts";

const organisers: Partner[] = ["Platform31", "Verwey-Jonker Instituut"];
const coursePage = "https://www.platform31.nl/nieuws/leergang-slagvaardige-wijkaanpak-van-orienteren-naar-uitvoeren";
const perspectivesPage = "https://www.platform31.nl/nieuws/op-zoek-naar-nieuwe-perspectieven-voor-de-wijkaanpak";

export const activityFacts = (perspectiveAreas: readonly string[]): KnowledgeFact[] => [
  {
    key: "leergang-slagvaardige-wijkaanpak",
    batch: 2,
    owner: "Platform31",
    type: "activity",
    content: {
      title: "Leergang slagvaardige wijkaanpak: van oriënteren naar uitvoeren",
      summary:
        "Hoe maak je een wijkaanpak die jaren werkt? Gemeenten leerden dat samen in deze leergang van WijkWijzer. Er was plek voor twintig gemeenten, met elk hoogstens drie mensen uit verschillende beleidsvelden.",
      meetings: [
        {
          title: "Waarom een wijkaanpak?",
          day: "2021-11-11",
          from: "14:00",
          to: "17:00",
          mode: "locatie",
          note: "Over oriënteren.",
        },
        {
          title: "Wat is een wijkaanpak en wat is er nodig?",
          day: "2021-12-02",
          mode: "online",
          note: "Over de schaal, de leefwereld van bewoners en een eerste blik op het afwegingskader.",
        },
        {
          title: "Hoe ga je aan de slag met een wijkaanpak?",
          day: "2022-01-20",
          from: "14:00",
          to: "17:00",
          mode: "locatie",
          note: "Met bestuurders: hoe stuurt de gemeente, wie steunt de aanpak, en wat doe je wel en niet?",
        },
        { title: "Vierde bijeenkomst", mode: "locatie", note: "In de aankondiging stond: datum volgt." },
      ],
      venue: "Molen de Ster, Molenpark 2-1, Utrecht",
      // The wijk: where in it the mill stands was not looked up.
      place: { kind: "area", code: "WK034401", public: true },
      organisations: organisers,
      themes: ["samenhang", "wonen", "veiligheid", "onderwijs"],
      phases: ["orienteren", "initieren"],
      mostPeople: 60,
      mostGemeenten: 20,
      mostOfGemeente: 3,
      mixedFields: true,
      link: coursePage,
      source: `Platform31, ${coursePage}. De tekst noemt vier bijeenkomsten en geeft van drie de dag.`,
    },
  },
  {
    key: "themabijeenkomst-nieuwe-perspectieven",
    batch: 2,
    owner: "Platform31",
    type: "activity",
    content: {
      title: "Themabijeenkomsten Nieuwe perspectieven voor stedelijke vernieuwing",
      summary:
        "Twaalf steden brachten elk een wijk in die niet bovenaan de lijsten staat, maar wel kan afglijden. In vier bijeenkomsten leerden zij van elkaar. De eerste was op 29 november 2016, de andere drie waren voor half 2017.",
      meetings: [
        { title: "Eerste themabijeenkomst", day: "2016-11-29" },
        { title: "Tweede themabijeenkomst", note: "Tussen november 2016 en half 2017." },
        { title: "Derde themabijeenkomst", note: "Tussen november 2016 en half 2017." },
        { title: "Vierde themabijeenkomst", note: "Tussen november 2016 en half 2017." },
      ],
      organisations: ["Platform31", "G32-Stedennetwerk"],
      themes: ["wonen", "leefomgeving", "samenhang"],
      phases: ["orienteren", "initieren"],
      areas: [...perspectiveAreas],
      results:
        "Half 2017 kwamen de uitkomsten in een kennisdossier, met van elke wijk een korte analyse. Het rapport Kwetsbare wijken in beeld kwam in maart 2017. De partners bekeken ook of een City Deal kon helpen.",
      link: perspectivesPage,
      source: `Platform31, ${perspectivesPage}. Waar zij waren, staat er niet bij.`,
    },
  },
];
