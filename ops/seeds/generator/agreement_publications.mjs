import { agreementId } from './agreements.mjs';

/** What the ministry's own page already tells of, and two of the demonstration. Amounts only where that page gives them. */
const PUBLISHED = [
  ['KW-2019'], ['CD-2019'], ['OM-2019'], ['MG-2019'], ['BE-PV'], ['BE-PROGRAMME', true], ['BE-UNICEF', true], ['BE-UNFPA', true], ['DEMO-CHARTE'],
  ['DEMO-LETTRES'],
];

export const agreementPublications = () =>
  PUBLISHED.map(([key, showsAmounts = false]) => ({ agreement_id: agreementId(key), shows_amounts: showsAmounts }));
