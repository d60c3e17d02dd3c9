import { COMMUNES, PROVINCES, REGIONS } from './morocco.mjs';

// ISO 3166-1 alpha-2. EH is left out: the twelve regions below already cover that territory, and a place is said once.
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM ' +
  'JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP ' +
  'MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY ' +
  'QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN ' +
  'TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';

// Where CLDR's short form is an abbreviation, or not the name that agreements and correspondence use.
const SAID_OTHERWISE = {
  BA: { fr: 'Bosnie-Herzégovine', ar: 'البوسنة والهرسك', en: 'Bosnia and Herzegovina' },
  CC: { fr: 'Îles Cocos (Keeling)', ar: 'جزر كوكوس (كيلينغ)', en: 'Cocos (Keeling) Islands' },
  CD: {
    fr: 'République démocratique du Congo',
    ar: 'جمهورية الكونغو الديمقراطية',
    en: 'Democratic Republic of the Congo',
  },
  CG: { fr: 'Congo', ar: 'الكونغو', en: 'Congo' },
  CI: { fr: "Côte d'Ivoire", ar: 'كوت ديفوار', en: "Côte d'Ivoire" },
  GB: { fr: 'Royaume-Uni', ar: 'المملكة المتحدة', en: 'United Kingdom' },
  MM: { fr: 'Myanmar', ar: 'ميانمار', en: 'Myanmar' },
  OM: { fr: 'Oman', ar: 'سلطنة عمان', en: 'Oman' },
  TL: { fr: 'Timor-Leste', ar: 'تيمور الشرقية', en: 'Timor-Leste' },
  US: { fr: 'États-Unis', ar: 'الولايات المتحدة الأمريكية', en: 'United States' },
};

export const COLUMNS = ['code', 'kind', 'parent_code', 'name_fr', 'name_ar', 'name_en', 'type'];

function countryNames() {
  const display = (language) => new Intl.DisplayNames([language], { type: 'region', style: 'short' });
  const [fr, ar, en] = [display('fr'), display('ar'), display('en')];
  return (code) =>
    SAID_OTHERWISE[code] ?? {
      fr: fr.of(code).replaceAll('’', "'"),
      ar: ar.of(code),
      en: en.of(code).replaceAll('’', "'"),
    };
}

/** Rows in the order of COLUMNS, parents before children. An empty text is an unknown name. */
export function places() {
  const nameOf = countryNames();
  const countries = COUNTRIES.split(' ').map((code) => {
    const name = nameOf(code);
    return [code, 'country', '', name.fr, name.ar, name.en, ''];
  });
  const regions = REGIONS.map(([code, fr, ar, en]) => [code, 'region', 'MA', fr, ar, en, '']);
  const provinces = PROVINCES.map(([code, fr, ar, type]) => [
    code,
    'province',
    `MA-${code.slice(0, 2)}`,
    fr,
    ar,
    '',
    type,
  ]);
  const communes = COMMUNES.map(([province, slug, fr, ar]) => [
    `${province}/${slug}`,
    'commune',
    province,
    fr,
    ar,
    '',
    'commune',
  ]);
  return [...countries, ...regions, ...provinces, ...communes];
}

export function placesTsv() {
  return [COLUMNS, ...places()].map((row) => `${row.join('\t')}\n`).join('');
}
