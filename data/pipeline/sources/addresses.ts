/** The official addresses the import asks for, as the sources publish them. */
import { crimeKinds } from "#data/indicators/crime-kinds.ts";
import { editions, editionUrls, mapEditions } from "#data/indicators/editions.ts";

export const map2024 = "https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2024_v2.zip";
export const map2015 = "https://geodata.cbs.nl/files/Wijkenbuurtkaart/WijkBuurtkaart_2015_v3.zip";

/** Fields of 85984NED that we use; asked by name, so that the answer does not hold a hundred others. */
const kwbFields =
  "ID,WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,IndelingswijzigingGemeenteWijkBuurt_4,AantalInwoners_5,Mannen_6,Vrouwen_7," +
  "k_0Tot15Jaar_8,k_15Tot25Jaar_9,k_25Tot45Jaar_10,k_45Tot65Jaar_11,k_65JaarOfOuder_12,Nederland_17,EuropaExclusiefNederland_18," +
  "BuitenEuropa_19,HuishoudensTotaal_29,GemiddeldeHuishoudensgrootte_33,Bevolkingsdichtheid_34,GemiddeldeWOZWaardeVanWoningen_39," +
  "PercentageEengezinswoning_40,Koopwoningen_47,GemiddeldInkomenPerInwoner_78,AfstandTotHuisartsenpraktijk_110," +
  "AfstandTotGroteSupermarkt_111,AfstandTotSchool_113,ScholenBinnen3Km_114,OppervlakteLand_116,MeestVoorkomendePostcode_118," +
  "MateVanStedelijkheid_120,Omgevingsadressendichtheid_121";

const statLine = "https://opendata.cbs.nl/ODataFeed/odata";
const thirdParties = "https://dataderden.cbs.nl/ODataFeed/odata";

export const kwb2024Url = `${statLine}/85984NED/TypedDataSet?$select=${kwbFields}&$format=json`;
export const names2024 = `${statLine}/85984NED/WijkenEnBuurten?$select=Key,Title&$format=json`;

/** Total of all crimes only: without this filter the kinds of crime come along and totals double. */
export const allCrimes = "0.0.0 ";
export const crimeYears = [2021, 2022, 2023, 2024, 2025];
export const crime = (year: number) =>
  `${thirdParties}/47018NED/TypedDataSet?$filter=SoortMisdrijf%20eq%20%27${encodeURIComponent(allCrimes)}%27%20and%20Perioden%20eq%20%27${year}JJ00%27` +
  "&$select=SoortMisdrijf,WijkenEnBuurten,Perioden,GeregistreerdeMisdrijven_1&$format=json";

/** Inhabitants of 18 and older; the estimate itself, not its margins. */
export const adults = { Leeftijd: "20300", Marges: "MW00000" };
const health = (table: string, year: number, select: string) =>
  `${thirdParties}/${table}/TypedDataSet?$filter=Leeftijd%20eq%20%27${adults.Leeftijd}%27%20and%20Marges%20eq%20%27${adults.Marges}%27%20and%20Perioden%20eq%20%27${year}JJ00%27` +
  `${select}&$format=json`;

export const goodHealthYears = [2012, 2016, 2020, 2022, 2024];
export const goodHealth = (year: number) =>
  health("50150NED", year, "&$select=Leeftijd,Marges,WijkenEnBuurten,Perioden,GoedErvarenGezondheid_4");
export const healthYears = [2012, 2016, 2020];
export const healthMonitor = (year: number) => health("50090NED", year, "");

export const leefbaarometerUrl = "https://www.leefbaarometer.nl/resources/open-data-leefbaarometer-meting-2024.zip";
export const leefbaarometerClasses = (level: "buurt" | "gemeente") =>
  `https://geo.leefbaarometer.nl/lbm3/ows?service=WFS&version=2.0.0&request=GetFeature&typeName=lbm3:${level}score24` +
  "&propertyName=gemeente,name,id,scale,kscore,kafw,kfys,konv,ksoc,kvrz,kwon,afw,fys,onv,soc,vrz,won,year&outputFormat=application/json";

export const wijken2022 = "mirror:nl-wijken-2022.csv";
export const amsterdamFacilities = "mirror:amsterdam-maatschappelijke-voorzieningen.geojson";

/** Of these years the columns of the map without its borders: wijken and gemeenten. */
export const mapYears = [2016, 2017];
export const mapColumns = (year: number) => `mirror:wijk-en-buurtkaart-${year}-wijken-gemeenten.csv`;
export const gemeenten2020 = "mirror:nl-gemeenten-2020.csv";

export const leefbaarometer2Years = [2002, 2008, 2012, 2014, 2016];
export const leefbaarometer2 = "mirror:leefbaarometer-2.0-wijken-gemeenten-2002-2016.csv";

export const sesYears = [2014, 2019];
export const sesWoa = (year: number) =>
  `${statLine}/85163NED/TypedDataSet?$filter=startswith(WijkenEnBuurten,%27WK%27)%20and%20Perioden%20eq%20%27${year}JJ00%27` +
  "&$select=WijkenEnBuurten,Perioden,GemiddeldeScore_29,Waarde_37&$format=json";

/** One kind of crime, all years, gemeenten only. */
export const crimeKind = (code: string) =>
  `${thirdParties}/47018NED/TypedDataSet?$filter=SoortMisdrijf%20eq%20%27${code}%20%27%20and%20startswith(WijkenEnBuurten,%27GM%27)` +
  "&$select=SoortMisdrijf,WijkenEnBuurten,Perioden,GeregistreerdeMisdrijven_1&$format=json";

/** Cities of which a mirror may have the edition of 2019; of Utrecht the fields that were seen. */
export const citiesOf2019 = ["0363", "0518", "0344"].map((gemeente) => {
  const fields =
    "ID,WijkenEnBuurten,SoortRegio_2,Codering_3,AantalInwoners_5,Mannen_6,Vrouwen_7,k_0Tot15Jaar_8,k_15Tot25Jaar_9,k_25Tot45Jaar_10," +
    "k_45Tot65Jaar_11,k_65JaarOfOuder_12,WestersTotaal_17,NietWestersTotaal_18,HuishoudensTotaal_28,Eenpersoonshuishoudens_29," +
    "HuishoudensZonderKinderen_30,HuishoudensMetKinderen_31,GemiddeldeHuishoudensgrootte_32,OpleidingsniveauLaag_64," +
    "OpleidingsniveauMiddelbaar_65,OpleidingsniveauHoog_66";
  const filter = `$filter=substring(WijkenEnBuurten,2,4)%20eq%20%27${gemeente}%27`;
  return `${statLine}/84583NED/TypedDataSet?${filter}${gemeente === "0344" ? `&$select=${fields}` : ""}&$format=json`;
});
export const heerlen = "mirror:heerlen-kwb-2016-2020.csv";
export const utrecht2023 = "mirror:utrecht-kwb-2023.csv";
/** From 2023 on the gemeenten are those of 2024. */
export const gemeentenYears = [2023, 2024, 2025];
export const gemeentenSeries = "mirror:nl-gemeenten-wonen-2020-2025.csv";

/** What an import can do without: it is left out, by name, where nobody answers or what comes cannot be read. */
export const optionalAddresses: string[] = [
  ...editions.flatMap(editionUrls),
  gemeenten2020,
  ...citiesOf2019,
  heerlen,
  utrecht2023,
  gemeentenSeries,
  ...mapYears.map(mapColumns),
  leefbaarometer2,
  ...sesYears.map(sesWoa),
  ...crimeKinds.map(({ code }) => crimeKind(code)),
  ...mapEditions.map(({ url }) => url),
];

/** First page of everything else: what decides whether the sources changed. Later pages are named by their predecessor. */
export const allAddresses: string[] = [
  map2024,
  kwb2024Url,
  names2024,
  map2015,
  ...crimeYears.map(crime),
  ...goodHealthYears.map(goodHealth),
  ...healthYears.map(healthMonitor),
  leefbaarometerUrl,
  leefbaarometerClasses("buurt"),
  leefbaarometerClasses("gemeente"),
  wijken2022,
  amsterdamFacilities,
];
