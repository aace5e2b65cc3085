/** Kinds of crime that the police table has per gemeente, by its code. */
import type { Text } from "../schema/indicator.ts";

interface CrimeKind {
  code: string;
  id: string;
  name: Text;
  /** Behind "het aantal keer". */
  what: Text;
}

export const crimeKinds: CrimeKind[] = [
  {
    code: "1.1.1",
    id: "woninginbraken",
    name: { nl: "Inbraken in woningen", en: "Burglaries of dwellings" },
    what: { nl: "diefstal of inbraak in een woning", en: "theft from or burglary of a dwelling" },
  },
  {
    code: "1.1.2",
    id: "inbraken-schuur-garage",
    name: { nl: "Inbraken in schuren en garages", en: "Burglaries of sheds and garages" },
    what: { nl: "diefstal of inbraak in een box, garage of schuur", en: "theft from or burglary of a shed or garage" },
  },
  {
    code: "1.2.1",
    id: "diefstal-uit-voertuigen",
    name: { nl: "Diefstal uit voertuigen", en: "Thefts from vehicles" },
    what: { nl: "diefstal uit of vanaf een auto of motor", en: "theft from a motor vehicle" },
  },
  {
    code: "1.2.2",
    id: "diefstal-van-voertuigen",
    name: { nl: "Diefstal van voertuigen", en: "Thefts of vehicles" },
    what: { nl: "diefstal van een auto of motor", en: "theft of a motor vehicle" },
  },
  {
    code: "1.2.3",
    id: "fietsendiefstal",
    name: { nl: "Diefstal van fietsen", en: "Thefts of bicycles" },
    what: { nl: "diefstal van een fiets, brommer of snorfiets", en: "theft of a bicycle or moped" },
  },
  {
    code: "1.4.2",
    id: "moord-en-doodslag",
    name: { nl: "Moord en doodslag", en: "Murder and manslaughter" },
    what: { nl: "moord of doodslag, ook als het bij een poging bleef", en: "murder or manslaughter, attempts included" },
  },
  {
    code: "1.4.4",
    id: "bedreigingen",
    name: { nl: "Bedreigingen", en: "Threats" },
    what: { nl: "bedreiging", en: "threat" },
  },
  {
    code: "1.4.5",
    id: "mishandelingen",
    name: { nl: "Mishandelingen", en: "Assaults" },
    what: { nl: "mishandeling", en: "assault" },
  },
  {
    code: "2.2.1",
    id: "vernielingen",
    name: { nl: "Vernielingen", en: "Vandalism" },
    what: { nl: "vernieling of schade aan zaken", en: "vandalism or damage to property" },
  },
  {
    code: "2.5.1",
    id: "inbraken-bij-bedrijven",
    name: { nl: "Inbraken bij bedrijven", en: "Burglaries of businesses" },
    what: { nl: "diefstal of inbraak bij een bedrijf of instelling", en: "theft from or burglary of a business or institution" },
  },
  {
    code: "3.1.1",
    id: "drugshandel",
    name: { nl: "Drugshandel", en: "Drug dealing" },
    what: { nl: "handel in drugs", en: "drug dealing" },
  },
  {
    code: "3.1.3",
    id: "wapenhandel",
    name: { nl: "Wapenhandel", en: "Arms dealing" },
    what: { nl: "handel in wapens", en: "arms dealing" },
  },
];
