/** Provinces as what they are put together from: their gemeenten of the division, written as an own region of those is. */
import { type Region, regions } from "../search/regions.ts";
import { readRegion } from "./region.ts";

/**
 * Of the division of 2024. The province is what stands beside each gemeente in the table of wijken of 2022 (data/SOURCES.md); Voorne aan
 * Zee came in 2023 out of gemeenten of Zuid-Holland. A test asks that they are exactly the gemeenten of the published set.
 */
const gemeenten: Readonly<Record<string, string>> = {
  PV20: "R-GM0014_37_47_765_1895_950_2_66_9_79",
  PV21: "R-GM0059_60_72_4_80_5_6_8_90_3_6_8_737_1891_900_40_9_70",
  PV22: "R-GM0106_9_14_8_9_1680_1_90_9_701_30_1",
  PV23: "R-GM0141_7_8_50_3_8_60_3_4_6_8_73_5_7_80_3_9_93_1700_8_35_42_73_4_896",
  PV24: "R-GM0034_50_171_84_303_995",
  PV25: "R-GM0197_200_2_3_9_13_4_6_21_2_5_6_8_30_2_3_43_4_6_52_62_3_7_8_9_73_4_5_7_9_81_5_9_93_4_6_7_9_301_2_668_1509_86_705_34_40_859_76_945_55_60",
  PV26: "R-GM0307_8_10_2_3_7_21_7_31_5_9_40_2_4_5_51_2_3_5_6_589_632_736_1581_904_61",
  PV27: "R-GM0358_61_2_3_73_5_6_7_83_4_5_8_92_4_6_7_9_400_2_5_6_15_7_20_31_2_7_9_41_8_50_1_3_73_9_98_532_852_80_1598_696_911_42_80",
  PV28: "R-GM0482_4_9_502_3_5_12_3_8_23_31_4_7_42_6_7_53_6_69_75_9_90_7_9_603_6_10_3_22_6_7_9_37_8_42_1525_621_783_842_84_92_901_16_24_6_30_1_63_78_92",
  PV29: "R-GM0654_64_77_8_87_703_15_6_7_8_1676_95_714",
  PV30: "R-GM0743_4_8_53_5_7_8_62_6_70_2_7_9_84_5_94_6_7_8_809_20_3_4_6_8_40_5_7_8_51_5_8_61_5_6_7_73_9_1652_5_8_9_67_74_706_9_19_21_3_4_8_71_948_59_82_91",
  PV31: "R-GM0882_8_9_93_9_907_17_28_35_8_44_6_57_65_71_81_3_4_6_8_94_1507_640_1_69_711_29_883_94_903_54",
};

export const provinces: readonly Region[] = regions.filter(({ kind }) => kind === "province");

/** Read once: a page asks for one of them again and again. */
const codes = new Map<string, readonly string[]>();

/** Codes, ascending; empty for what is no province. */
export function gemeentenOfProvince(province: string): readonly string[] {
  const known = codes.get(province);
  if (known) return known;
  const region = readRegion(gemeenten[province] ?? "");
  if (typeof region === "string" || !("codes" in region)) return [];
  codes.set(province, region.codes);
  return region.codes;
}

export const findProvince = (code: string): Region | undefined => provinces.find((one) => one.code === code);

/** Undefined for what is no gemeente of the division. */
export const provinceAround = (gemeente: string): Region | undefined =>
  provinces.find(({ code }) => gemeentenOfProvince(code).includes(gemeente));

/** Undefined where these are not all of its gemeenten, and nothing else. */
export function provinceOf(codes: readonly string[]): Region | undefined {
  const sorted = codes.toSorted().join();
  return provinces.find(({ code }) => gemeentenOfProvince(code).toSorted().join() === sorted);
}
