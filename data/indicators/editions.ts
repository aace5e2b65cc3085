/**
 * Editions of "Kerncijfers wijken en buurten" (CBS StatLine) beside the newest, and of the map of borders: one row each, and a new year
 * is one row more. A field is found by its name without the number behind it, which shifts between editions and even within one; what an
 * edition lacks is no fault, and an edition that cannot be reached or read is left out, by name, until the next import.
 */

/** StatLine's name of the table of each year. Those of 2013-2016, 2018, 2019, 2022, 2023 and 2025 could never be tried: data/SOURCES.md. */
const tables: Record<number, string> = {
  2013: "82339NED",
  2014: "82931NED",
  2015: "83220NED",
  2016: "83487NED",
  2017: "83765NED",
  2018: "84286NED",
  2019: "84583NED",
  2020: "84799NED",
  2021: "85039NED",
  2022: "85318NED",
  2023: "85618NED",
  2024: "85984NED",
  2025: "86165NED",
};

/** Its borders and areas are those of today; its table is read apart, by the fields that we know. */
const newestEdition = 2024;

export interface Edition {
  year: number;
  table: string;
  /** Its figures may still change. */
  provisional: boolean;
  /** What is requested where the whole table cannot be had: the part of it that a mirror may hold. */
  part?: string;
}

const provisionalFrom = 2025;

const onlyWijken = (fields: string) => `$filter=startswith(WijkenEnBuurten,%27WK%27)&$select=${fields}`;

/** What both have: who lives there and how, homes, and what is around. */
const first =
  "WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,IndelingswijzigingWijkenEnBuurten_4,AantalInwoners_5," +
  "Mannen_6,Vrouwen_7,k_0Tot15Jaar_8,k_15Tot25Jaar_9,k_25Tot45Jaar_10,k_45Tot65Jaar_11,k_65JaarOfOuder_12,Ongehuwd_13," +
  "Gehuwd_14,Gescheiden_15,Verweduwd_16,WestersTotaal_17,NietWestersTotaal_18,Marokko_19,NederlandseAntillenEnAruba_20," +
  "Suriname_21,Turkije_22,OverigNietWesters_23,GeboorteTotaal_24,GeboorteRelatief_25,SterfteTotaal_26," +
  "SterfteRelatief_27,HuishoudensTotaal_28,Eenpersoonshuishoudens_29,HuishoudensZonderKinderen_30," +
  "HuishoudensMetKinderen_31,GemiddeldeHuishoudensgrootte_32,Bevolkingsdichtheid_33,Woningvoorraad_34,";
const homes =
  "PercentageEengezinswoning_36,PercentageMeergezinswoning_37,PercentageBewoond_38,PercentageOnbewoond_39," +
  "Koopwoningen_40,HuurwoningenTotaal_41,InBezitWoningcorporatie_42,InBezitOverigeVerhuurders_43,EigendomOnbekend_44," +
  "BouwjaarVoor2000_45,BouwjaarVanaf2000_46,";
const around =
  "BedrijfsvestigingenTotaal_91,ALandbouwBosbouwEnVisserij_92,BFNijverheidEnEnergie_93,GIHandelEnHoreca_94," +
  "HJVervoerInformatieEnCommunicatie_95,KLFinancieleDienstenOnroerendGoed_96,MNZakelijkeDienstverlening_97," +
  "OQOverheidOnderwijsEnZorg_98,RUCultuurRecreatieOverigeDiensten_99,PersonenautoSTotaal_100," +
  "PersonenautoSBrandstofBenzine_101,PersonenautoSOverigeBrandstof_102,PersonenautoSPerHuishouden_103," +
  "PersonenautoSNaarOppervlakte_104,Motorfietsen_105,AfstandTotHuisartsenpraktijk_106,AfstandTotGroteSupermarkt_107," +
  "AfstandTotKinderdagverblijf_108,AfstandTotSchool_109,ScholenBinnen3Km_110,OppervlakteTotaal_111,OppervlakteLand_112," +
  "OppervlakteWater_113,MateVanStedelijkheid_116,Omgevingsadressendichtheid_117";
/** Use of energy, education, work, income, benefits and care: not yet there in 2021. */
const lives =
  "GemiddeldElektriciteitsverbruikTotaal_47,Appartement_48,Tussenwoning_49,Hoekwoning_50,TweeOnderEenKapWoning_51," +
  "VrijstaandeWoning_52,Huurwoning_53,EigenWoning_54,GemiddeldAardgasverbruikTotaal_55,Appartement_56,Tussenwoning_57," +
  "Hoekwoning_58,TweeOnderEenKapWoning_59,VrijstaandeWoning_60,Huurwoning_61,EigenWoning_62," +
  "PercentageWoningenMetStadsverwarming_63,OpleidingsniveauLaag_64,OpleidingsniveauMiddelbaar_65," +
  "OpleidingsniveauHoog_66,Nettoarbeidsparticipatie_67,PercentageWerknemers_68,PercentageZelfstandigen_69," +
  "AantalInkomensontvangers_70,GemiddeldInkomenPerInkomensontvanger_71,GemiddeldInkomenPerInwoner_72," +
  "k_40PersonenMetLaagsteInkomen_73,k_20PersonenMetHoogsteInkomen_74,GemGestandaardiseerdInkomenVanHuish_75," +
  "k_40HuishoudensMetLaagsteInkomen_76,k_20HuishoudensMetHoogsteInkomen_77,HuishoudensMetEenLaagInkomen_78," +
  "HuishOnderOfRondSociaalMinimum_79,HuishoudensTot110VanSociaalMinimum_80,HuishoudensTot120VanSociaalMinimum_81," +
  "MediaanVermogenVanParticuliereHuish_82,PersonenPerSoortUitkeringBijstand_83,PersonenPerSoortUitkeringAO_84," +
  "PersonenPerSoortUitkeringWW_85,PersonenPerSoortUitkeringAOW_86,JongerenMetJeugdzorgInNatura_87," +
  "PercentageJongerenMetJeugdzorg_88,WmoClienten_89,WmoClientenRelatief_90,";

/** Nothing but the fields that were seen in a file. */
const parts: Record<number, string> = {
  2017: `$select=${
    "ID,WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,IndelingswijzigingWijkenEnBuurten_4," +
    "AantalInwoners_5,k_65JaarOfOuder_12,WestersTotaal_17,NietWestersTotaal_18,Marokko_19,Turkije_22," +
    "Bevolkingsdichtheid_33,GemiddeldeWoningwaarde_35,GemiddeldInkomenPerInkomensontvanger_65," +
    "GemiddeldInkomenPerInwoner_66,k_40PersonenMetLaagsteInkomen_67,k_20PersonenMetHoogsteInkomen_68," +
    "k_40HuishoudensMetLaagsteInkomen_70,k_20HuishoudensMetHoogsteInkomen_71,HuishoudensMetEenLaagInkomen_72," +
    "HuishOnderOfRondSociaalMinimum_73"
  }`,
  2020: onlyWijken(`${first}GemiddeldeWOZWaardeVanWoningen_35,${homes}${lives}${around}`),
  2021: onlyWijken(`${first}GemiddeldeWoningwaarde_35,${homes}${around}`),
};

export const editions: Edition[] = Object.entries(tables).flatMap(([key, table]) => {
  const year = Number(key);
  const part = parts[year];
  return year === newestEdition ? [] : [{ year, table, provisional: year >= provisionalFrom, ...(part ? { part } : {}) }];
});

const dataSet = (table: string) => `https://opendata.cbs.nl/ODataFeed/odata/${table}/TypedDataSet?`;

/** Addresses that have it, the best first. */
export const editionUrls = ({ table, part }: Edition): string[] => [
  `${dataSet(table)}$format=json`,
  ...(part ? [`${dataSet(table)}${part}&$format=json`] : []),
];

/** Number of the version in the name of each map; those of 2020 and 2015 were seen, the others are the newest that we know of. */
const versions: Record<number, number> = {
  2013: 3,
  2014: 3,
  2016: 3,
  2017: 3,
  2018: 3,
  2019: 3,
  2020: 3,
  2021: 3,
  2022: 3,
  2023: 2,
  2025: 1,
};

/** Maps of other years than the oldest and the newest, which every import needs: which areas were then what they are today. */
export const mapEditions = Object.entries(versions).map(([year, version]) => ({
  year: Number(year),
  url: `https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_${year}_v${version}.zip`,
}));

/**
 * Names that an edition has for what the newest calls otherwise, by the newest. A name belongs here only where the thing is the same:
 * what changed its meaning keeps its own name, and is another indicator or a break in the series.
 */
const otherNames: Record<string, readonly string[]> = {
  GemiddeldeWOZWaardeVanWoningen: ["GemiddeldeWoningwaarde"],
  IndelingswijzigingGemeenteWijkBuurt: ["IndelingswijzigingWijkenEnBuurten"],
};

const newestNames = new Map(
  Object.entries(otherNames).flatMap(([newest, names]) => names.map((name) => [name, newest] as const)),
);

/** Name of a field in every edition: without the number, as the newest edition has it. */
export function fieldName(field: string): string {
  const name = field.replace(/_\d+$/, "");
  return newestNames.get(name) ?? name;
}
