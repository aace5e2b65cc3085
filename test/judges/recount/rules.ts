/**
 * What every published figure has to be, stated once more from data/SOURCES.md and the notes of the mirror: per indicator, which field of
 * which file. A new indicator is a row in `rows` here; a new file or year is a row in `places`.
 */
/**
 * "A": the cell as it stands; "A + B": their sum. "A / B + C * 100": a rate, with too few people where what is below the line is under 50. "A !": a
 * percentage that the file has, which we do not show under 50 inhabitants. "A | B": names that files have for one thing.
 */
export interface Row {
  /** Field or rate by name of the place. */
  in: Record<string, string>;
  /** Class 1 is below the first limit, or with `down` from the last one up; of a rolled-up score, where it is itself rolled up. */
  classOf?: { id: string; limits: number[]; down?: true };
  /** Weighs for the Netherlands where the file of that year lacks the weight of the rule. */
  weightInstead?: string;
  /** It is of the place, not of who lives there: it exists where nobody does, and is never shared as people live. */
  ofPlace?: true;
  /** Where the definition says what it is for the country. */
  country?: number;
}

const row = (inPlaces: Record<string, string>, more: Omit<Row, "in"> = {}): Row => ({ in: inPlaces, ...more });
const dwellings = { weightInstead: "woningen" };

const ages: [id: string, field: string, of2022: string, ofMap: string][] = [
  ["0-15", "k_0Tot15Jaar", "pop_0_14", "P_00_14_JR"],
  ["15-25", "k_15Tot25Jaar", "pop_15_24", "P_15_24_JR"],
  ["25-45", "k_25Tot45Jaar", "pop_25_44", "P_25_44_JR"],
  ["45-65", "k_45Tot65Jaar", "pop_45_64", "P_45_64_JR"],
  ["65-plus", "k_65JaarOfOuder", "pop_65plus", "P_65_EO_JR"],
];
const everybody = ages.map(([, field]) => field).join(" + ");
const from15 = ages
  .slice(1)
  .map(([, field]) => field)
  .join(" + ");
const origins = { nederland: "Nederland", europa: "EuropaExclusiefNederland", "buiten-europa": "BuitenEuropa" };
const marital = { ongehuwd: "Ongehuwd", gehuwd: "Gehuwd", gescheiden: "Gescheiden", verweduwd: "Verweduwd" };
const maritalOnMap = { ongehuwd: "P_ONGEHUWD", gehuwd: "P_GEHUWD", gescheiden: "P_GESCHEID", verweduwd: "P_VERWEDUW" };
const education = "OpleidingsniveauLaag + OpleidingsniveauMiddelbaar + OpleidingsniveauHoog";
const households: [id: string, field: string, ofMap: string][] = [
  ["eenpersoonshuishoudens", "Eenpersoonshuishoudens", "P_EENP_HH"],
  ["huishoudens-zonder-kinderen", "HuishoudensZonderKinderen", "P_HH_Z_K"],
  ["huishoudens-met-kinderen", "HuishoudensMetKinderen", "P_HH_M_K"],
];
const benefits: [id: string, field: string, ofMap: string][] = [
  ["bijstandsuitkeringen", "PersonenPerSoortUitkeringBijstand", "WWB_UITTOT"],
  ["ww-uitkeringen", "PersonenPerSoortUitkeringWW", "WW_UIT_TOT"],
  ["ao-uitkeringen", "PersonenPerSoortUitkeringAO", "AO_UIT_TOT"],
];
const crimes: [id: string, code: string][] = [
  ["woninginbraken", "1.1.1"],
  ["inbraken-schuur-garage", "1.1.2"],
  ["diefstal-uit-voertuigen", "1.2.1"],
  ["diefstal-van-voertuigen", "1.2.2"],
  ["fietsendiefstal", "1.2.3"],
  ["moord-en-doodslag", "1.4.2"],
  ["bedreigingen", "1.4.4"],
  ["mishandelingen", "1.4.5"],
  ["vernielingen", "2.2.1"],
  ["inbraken-bij-bedrijven", "2.5.1"],
  ["drugshandel", "3.1.1"],
  ["wapenhandel", "3.1.3"],
];
/** Name of the dimension in the files of the Leefbaarometer, and limits between its nine classes: measured in those files. */
const liveability: [id: string, field: string][] = [
  ["fysieke-omgeving", "fys"],
  ["woningvoorraad", "won"],
  ["voorzieningen", "vrz"],
  ["sociale-samenhang", "soc"],
  ["overlast-en-onveiligheid", "onv"],
];
export const limitsOfDimension = [-0.2352, -0.15679, -0.0784, -0.0392, 0.03919, 0.07839, 0.15678, 0.2352];
export const limitsOfTotal = [-0.428, -0.3538, -0.2815, -0.164, -0.103, 0.01014, 0.08955, 0.16796];

const health: [id: string, field: string][] = [
  ["voldoet-aan-beweegrichtlijn", "VoldoetAanBeweegrichtlijn"],
  ["wekelijkse-sporters", "WekelijkseSporters"],
  ["ondergewicht", "Ondergewicht"],
  ["normaal-gewicht", "NormaalGewicht"],
  ["overgewicht", "Overgewicht"],
  ["ernstig-overgewicht", "ErnstigOvergewicht"],
  ["rokers", "Roker"],
  ["voldoet-aan-alcoholrichtlijn", "VoldoetAanAlcoholRichtlijn"],
  ["drinkers", "Drinker"],
  ["zware-drinkers", "ZwareDrinker"],
  ["overmatige-drinkers", "OvermatigeDrinker"],
  ["langdurige-aandoening", "EenOfMeerLangdurigeAandoeningen"],
  ["beperkt-door-gezondheid", "BeperktVanwegeGezondheid"],
  ["ernstig-beperkt-door-gezondheid", "ErnstigBeperktVanwegeGezondheid"],
  ["ziek-en-beperkt", "LangdurigeZiekteEnBeperkt"],
  ["lichamelijke-beperking", "EenOfMeerLichamelijkeBeperkingen"],
  ["beperking-horen", "BeperkingInHoren"],
  ["beperking-zien", "BeperkingInZien"],
  ["beperking-bewegen", "BeperkingInBewegen"],
  ["risico-angst-of-depressie", "MatigHoogRisicoOpAngstOfDepressie"],
  ["hoog-risico-angst-of-depressie", "HoogRisicoOpAngstOfDepressie"],
  ["veel-stress", "HeelVeelStressInAfgelopen4Weken"],
  ["regie-over-eigen-leven", "MatigVeelRegieOverEigenLeven"],
  ["eenzaam", "Eenzaam"],
  ["ernstig-eenzaam", "ErnstigZeerErnstigEenzaam"],
  ["emotioneel-eenzaam", "EmotioneelEenzaam"],
  ["sociaal-eenzaam", "SociaalEenzaam"],
  ["mantelzorgers", "Mantelzorger"],
  ["vrijwilligers", "Vrijwilligerswerk"],
  ["geluidhinder-buren", "ErnstigeGeluidhinderDoorBuren"],
  ["moeite-met-rondkomen", "MoeiteMetRondkomen"],
];

export const rows: Record<string, Row> = {
  inwoners: row({ kwb: "AantalInwoners | AANT_INW", 2022: "population", map: "AANT_INW" }),
  "inwoners-15-plus": row({ kwb: from15 }),
  huishoudens: row({ kwb: "HuishoudensTotaal | AANTAL_HH", map: "AANTAL_HH" }),
  woningen: row({ kwb: "Woningvoorraad", 2022: "dwelling_total" }),
  personenautos: row({ kwb: "PersonenautoSTotaal", map: "AUTO_TOT" }),
  "oppervlakte-land": row({ kwb: "OppervlakteLand", map: "OPP_LAND" }, { ofPlace: true }),
  "oppervlakte-water": row({ kwb: "OppervlakteWater", map: "OPP_WATER" }, { ofPlace: true }),
  bevolkingsdichtheid: row({ kwb: "Bevolkingsdichtheid | BEV_DICHTH", map: "BEV_DICHTH" }),
  vrouwen: row({ kwb: "Vrouwen / Mannen + Vrouwen * 100", map: "AANT_VROUW / AANT_INW * 100" }),
  ...Object.fromEntries(
    ages.map(([id, field, of2022, map]) => [
      `leeftijd-${id}`,
      row({ kwb: `${field} / ${everybody} * 100`, 2022: `${of2022} !`, map: `${map} !` }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(origins).map(([id, field]) => [
      `herkomst-${id}`,
      row({ kwb: `${field} / ${Object.values(origins).join(" + ")} * 100` }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(marital).map(([id, field]) => [
      id,
      row({
        kwb: `${field} / ${Object.values(marital).join(" + ")} * 100`,
        map: `${maritalOnMap[id as keyof typeof maritalOnMap]} !`,
      }),
    ]),
  ),
  huishoudensgrootte: row({ kwb: "GemiddeldeHuishoudensgrootte | GEM_HH_GR", map: "GEM_HH_GR" }),
  ...Object.fromEntries(
    households.map(([id, field, map]) => [id, row({ kwb: `${field} / HuishoudensTotaal * 100`, map: `${map} !` })]),
  ),
  "woz-waarde": row({ kwb: "GemiddeldeWOZWaardeVanWoningen | GemiddeldeWoningwaarde", 2022: "dwelling_value" }, dwellings),
  eengezinswoningen: row({ kwb: "PercentageEengezinswoning" }, dwellings),
  koopwoningen: row({ kwb: "Koopwoningen", 2022: "dwelling_ownership" }, dwellings),
  corporatiewoningen: row({ kwb: "InBezitWoningcorporatie" }),
  leegstand: row({ kwb: "PercentageOnbewoond" }),
  "woningen-voor-2000": row({ kwb: "BouwjaarVoor2000" }),
  arbeidsparticipatie: row({ kwb: "Nettoarbeidsparticipatie !", 2022: "employment_rate !" }),
  "hbo-of-universiteit": row({ kwb: `OpleidingsniveauHoog / ${education} * 100`, 2022: "edu_appl_sci !" }),
  "lage-opleiding": row({ kwb: `OpleidingsniveauLaag / ${education} * 100` }),
  "inkomen-per-inwoner": row({ kwb: "GemiddeldInkomenPerInwoner" }),
  "inkomen-per-ontvanger": row({ kwb: "GemiddeldInkomenPerInkomensontvanger" }),
  "huishoudens-laag-inkomen": row({ kwb: "HuishoudensMetEenLaagInkomen" }),
  "huishoudens-sociaal-minimum": row({ kwb: "HuishOnderOfRondSociaalMinimum" }),
  "wmo-clienten": row({ kwb: "WmoClienten" }),
  "wmo-clienten-per-1000": row({ kwb: "WmoClienten / AantalInwoners | AANT_INW * 1000" }),
  "jongeren-met-jeugdzorg": row({ kwb: "JongerenMetJeugdzorgInNatura" }),
  jeugdzorg: row({ kwb: "PercentageJongerenMetJeugdzorg" }),
  "laag-inkomen": row({ kwb: "k_40PersonenMetLaagsteInkomen !", 2022: "income_low !" }),
  "hoog-inkomen": row({ kwb: "k_20PersonenMetHoogsteInkomen !", 2022: "income_high !" }),
  ...Object.fromEntries(
    benefits.flatMap(([id, field, map]) => [
      [id, row({ kwb: field, map })],
      [`${id}-per-1000`, row({ kwb: `${field} / AantalInwoners | AANT_INW * 1000`, map: `${map} / AANT_INW * 1000` })],
    ]),
  ),
  "ses-woa": row({ ses: "GemiddeldeScore" }),
  "goed-ervaren-gezondheid": row({ 50150: "GoedErvarenGezondheid" }),
  ...Object.fromEntries(health.map(([id, field]) => [id, row({ 50090: field })])),
  misdrijven: row({ police: "GeregistreerdeMisdrijven" }),
  "misdrijven-per-1000": row({ police: "GeregistreerdeMisdrijven / kwb:AantalInwoners * 1000" }),
  ...Object.fromEntries(crimes.map(([id, code]) => [id, row({ kind: code })])),
  omgevingsadressendichtheid: row({ kwb: "Omgevingsadressendichtheid | OAD", map: "OAD" }, { ofPlace: true }),
  stedelijkheid: row(
    { kwb: "MateVanStedelijkheid | STED", map: "STED" },
    { classOf: { id: "omgevingsadressendichtheid", limits: [500, 1000, 1500, 2500], down: true } },
  ),
  "afstand-huisarts": row({ kwb: "AfstandTotHuisartsenpraktijk" }),
  "afstand-supermarkt": row({ kwb: "AfstandTotGroteSupermarkt" }),
  "afstand-basisschool": row({ kwb: "AfstandTotSchool" }),
  "basisscholen-binnen-3-km": row({ kwb: "ScholenBinnen3Km" }),
  "autos-per-huishouden": row({ kwb: "PersonenautoSPerHuishouden", map: "AUTO_HH" }),
  "autos-per-km2": row({ kwb: "PersonenautoSNaarOppervlakte", map: "AUTO_LAND" }),
  "leefbaarometer-score": row({ lbm: "afw" }, { country: 0 }),
  "leefbaarometer-klasse": row({ "lbm class": "kscore" }, { classOf: { id: "leefbaarometer-score", limits: limitsOfTotal } }),
  ...Object.fromEntries(
    liveability.flatMap(([id, field]) => [
      [`leefbaarometer-${id}`, row({ lbm: field }, { country: 0 })],
      [
        `leefbaarometer-${id}-klasse`,
        row({ "lbm class": `k${field}` }, { classOf: { id: `leefbaarometer-${id}`, limits: limitsOfDimension } }),
      ],
    ]),
  ),
  "leefbaarometer-2-klasse": row({ "lbm 2": "KL" }),
  "leefbaarometer-2-score": row({ "lbm 2": "RLBRMTR" }, { country: 0 }),
};
