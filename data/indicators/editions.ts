/**
 * Editions of "Kerncijfers wijken en buurten" (CBS StatLine) beside the newest: one row each, and a new year is one row more. A field
 * is found by its name without the number behind it, which shifts between editions and even within one; what an edition lacks is no
 * fault, and an edition that cannot be reached is left out until the next import.
 */
import type { ChoroplethLevel } from "../schema/area.ts";

export interface Edition {
  year: number;
  /** StatLine's name of the table. */
  table: string;
  levels: ChoroplethLevel[];
  /** It has a row of the Netherlands. */
  national: boolean;
  /** What is requested of it; absent: everything. */
  query?: string;
}

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

export const editions: Edition[] = [
  {
    year: 2017,
    table: "83765NED",
    levels: ["gemeente", "wijk", "buurt"],
    national: true,
    query: `$select=${
      "ID,WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,IndelingswijzigingWijkenEnBuurten_4," +
      "AantalInwoners_5,k_65JaarOfOuder_12,WestersTotaal_17,NietWestersTotaal_18,Marokko_19,Turkije_22," +
      "Bevolkingsdichtheid_33,GemiddeldeWoningwaarde_35,GemiddeldInkomenPerInkomensontvanger_65," +
      "GemiddeldInkomenPerInwoner_66,k_40PersonenMetLaagsteInkomen_67,k_20PersonenMetHoogsteInkomen_68," +
      "k_40HuishoudensMetLaagsteInkomen_70,k_20HuishoudensMetHoogsteInkomen_71,HuishoudensMetEenLaagInkomen_72," +
      "HuishOnderOfRondSociaalMinimum_73"
    }`,
  },
  {
    year: 2020,
    table: "84799NED",
    // Gemeenten out of a file of their own: see readers/other-years.ts.
    levels: ["gemeente", "wijk"],
    national: false,
    query: onlyWijken(`${first}GemiddeldeWOZWaardeVanWoningen_35,${homes}${lives}${around}`),
  },
  {
    year: 2021,
    table: "85039NED",
    levels: ["wijk"],
    national: false,
    query: onlyWijken(`${first}GemiddeldeWoningwaarde_35,${homes}${around}`),
  },
];

/** Does it have this field, as far as that is known? */
export const hasField = ({ query }: Edition, name: string): boolean =>
  query === undefined || query.split(/[=,&]/).some((field) => fieldName(field) === name);

export const editionUrl = ({ table, query }: Edition): string =>
  `https://opendata.cbs.nl/ODataFeed/odata/${table}/TypedDataSet?${query ? `${query}&` : ""}$format=json`;

/** Names that an edition has for what the newest calls otherwise. */
const renamed: Record<string, string> = { GemiddeldeWoningwaarde: "GemiddeldeWOZWaardeVanWoningen" };

/** Name of a field in every edition: without the number, as the newest edition has it. */
export function fieldName(field: string): string {
  const name = field.replace(/_\d+$/, "");
  return renamed[name] ?? name;
}
