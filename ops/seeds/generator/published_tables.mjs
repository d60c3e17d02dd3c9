import { idFromName, programmeId } from './ids.mjs';

const table = (key, title, more) => ({ id: idFromName(`published_table:${key}`), title, ...more });

/** What the demonstration shows to outside eyes: one table of a small programme, where much has to be hidden, and three larger ones. */
export const publishedTables = () => [
  table(
    'people by year and sex',
    { fr: 'Personnes formées par année et par sexe', ar: 'الأشخاص المستفيدون من التكوين حسب السنة والجنس', en: 'People trained by year and sex' },
    { measure: 'unique_participants', by: ['year', 'sex'] },
  ),
  table(
    'FORM-ADM by region and sex',
    {
      fr: 'Formation des administrations : personnes par région et par sexe',
      ar: 'تكوين الإدارات: الأشخاص حسب الجهة والجنس',
      en: 'Training of administrations: people by region and sex',
    },
    { measure: 'unique_participants', by: ['region', 'sex'], programme_id: programmeId('FORM-ADM') },
  ),
  table(
    'CE-BSG-PAT by region',
    {
      fr: 'Projet avec un expert canadien : personnes par région',
      ar: 'المشروع مع خبير كندي: الأشخاص حسب الجهة',
      en: 'Project with a Canadian expert: people by region',
    },
    { measure: 'unique_participants', by: ['region'], programme_id: programmeId('CE-BSG-PAT') },
  ),
  table(
    'sessions by kind and year',
    { fr: 'Sessions par type et par année', ar: 'الدورات حسب النوع والسنة', en: 'Sessions by kind and year' },
    { measure: 'sessions', by: ['kind', 'year'] },
  ),
];

/** What the parties of an agreement read of its reach; the public does not. `agreement` has sessions that serve it. */
export const tablesOfAgreement = (agreement) => [
  table(
    'subvention by sex',
    { fr: 'Personnes formées dans le cadre de la convention', ar: 'الأشخاص المستفيدون في إطار الاتفاقية', en: 'People trained under the agreement' },
    { measure: 'unique_participants', by: ['sex'], agreement_id: agreement.id },
  ),
];
