import { organisationId as organisation, programmeId } from './ids.mjs';
import { COMMUNE_KEYS } from './organisations_of_sources.mjs';

// Five real programmes with what their sources state, in our own words; then two invented ones. A date, an amount or a
// party that no source gives is absent.

const REAL = [
  {
    code: 'CE-BSG-PAT',
    title: {
      fr: "Renforcer les capacités techniques et institutionnelles du Centre d'excellence pour la budgétisation sensible au genre du Maroc",
      ar: 'تقوية القدرات التقنية والمؤسساتية لمركز الامتياز الخاص بميزانية النوع الاجتماعي بالمغرب',
      en: "Strengthening the technical and institutional capacities of Morocco's Centre of Excellence for Gender Responsive Budgeting",
    },
    summary: {
      fr:
        'Appui technique au CE-BSG, avec un expert canadien en gestion publique : deux formations (trois jours, cinq jours), un atelier de réflexion ' +
        'sur deux journées et un séjour technique au Canada ; bibliographies, synthèse, manuel, supports, note et storyboards. La page du projet ' +
        'annonce 52 participants et 60 Canadiens touchés ; compter les 52 comme des personnes, chacune une fois, est notre lecture. Les dates des sessions sont inventées pour la démonstration.',
      ar:
        'مواكبة تقنية لمركز الامتياز بمشاركة خبير كندي في التدبير العمومي: دورات من ثلاثة وخمسة أيام، زيارة تقنية إلى كندا، ورشة تفكير من يومين ومنتوجات معرفية. ' +
        'تذكر صفحة المشروع 52 مشاركا ومشاركة و60 من الكنديات والكنديين؛ واحتساب كل شخص من 52 مرة واحدة قراءتنا. تواريخ الدورات مبتكرة لأغراض العرض التجريبي.',
      en:
        'Technical support to the Centre with a Canadian expert in public management: three-day and five-day trainings, a technical visit to ' +
        'Canada, a two-day reflection workshop and knowledge products. The project page states 52 participants and 60 Canadians; reading the 52 as ' +
        'people counted once is ours. The dates of the sessions are invented for the demonstration.',
    },
    partners: ['CE-BSG', 'MEF', 'PAT', 'ONU-FEMMES-MAROC'],
  },
  {
    code: 'CE-BSG-STRATEGY',
    title: {
      fr: 'La stratégie du CE-BSG',
      ar: 'استراتيجية مركز الامتياز الخاص بميزانية النوع الاجتماعي',
      en: 'The strategy of the Centre of Excellence',
    },
    summary: {
      fr:
        "Quatre axes : appui institutionnel et renforcement des capacités ; encadrement et ingénierie ; promotion nationale et internationale ; équité fondée sur l'évidence scientifique. " +
        "Quatre mesures d'appui sont annoncées, aucune n'est nommée. Publics visés : départements ministériels, société civile, parlementaires, militantes et militants, universitaires, médias, chercheurs.",
      ar: 'أربعة محاور: الدعم المؤسساتي وتقوية القدرات؛ التأطير والهندسة؛ الإشعاع وطنيا ودوليا؛ الإنصاف المبني على المعطيات العلمية. أُعلن عن أربعة تدابير للمواكبة دون تسميتها.',
      en:
        'Four axes: institutional support and capacity building; coaching and engineering; national and international promotion; equity based on evidence. ' +
        'Four support measures are announced and none is named.',
    },
    implementers: ['CE-BSG'],
  },
  {
    code: 'E-TAMKEEN',
    title: {
      fr: 'e-TAMKEEN : renforcement des compétences des fonctionnaires au niveau central et local en matière de digitalisation',
      ar: 'مشروع التمكين الإلكتروني: تقوية كفاءات الموظفين على المستويين المركزي والمحلي في مجال الرقمنة',
      en: "e-TAMKEEN: strengthening civil servants' digital competencies at central and local level",
    },
    summary: {
      fr: "Un plan de renforcement des compétences par administration, réunis en un plan commun ; des accords tripartites ; des sessions en présentiel, à distance et mixtes, du coaching, des voyages d'études ; un suivi semestriel et des réseaux (DRH, DSI). Tout le territoire national.",
      ar: 'مخطط لتقوية الكفاءات في كل إدارة يُجمع في مخطط مشترك؛ اتفاقات ثلاثية؛ دورات حضورية وعن بعد وهجينة ومواكبة وزيارات دراسية؛ تتبع نصف سنوي وشبكات الموارد البشرية ونظم المعلومات. مجموع التراب الوطني.',
      en: 'A competency-building plan per administration, joined in one common plan; tripartite agreements; sessions in person, at a distance and blended, coaching and study trips; half-yearly follow-up and networks of HR and IT directors. The whole national territory.',
    },
    dates_note: '2018–2022',
    budget: { amount_minor: 350000000, currency: 'EUR', estimated: false },
    funders: ['BELGIQUE'],
    implementers: ['DRA', 'ENABEL'],
    partners: ['MEF', 'ADD'],
  },
  {
    code: 'COOP-BILAT',
    title: { fr: 'Coopération bilatérale', ar: 'التعاون الثنائي', en: 'Bilateral cooperation' },
    summary: {
      fr:
        'Quatre instruments signés en 2019 : Oman (Mascate, 7 janvier), Madagascar (Marrakech, 26 mars), Koweït (Koweït, 9 avril), RDC (Rabat, 4 juillet). ' +
        'Un programme avec la Belgique, cadré par un procès-verbal (Rabat, 16 mai 2016) : trois axes estimés à 1,25, 2 et 1,25 M€, le deuxième non mis en œuvre (motif non précisé) ; deux accords délégués de 1 250 000 €, Belgique–UNICEF (23 novembre 2016) et Belgique–UNFPA (30 novembre 2016), dont le Maroc est bénéficiaire.',
      ar:
        'أربع وثائق وُقعت سنة 2019: عمان (مسقط، 7 يناير)، مدغشقر (مراكش، 26 مارس)، الكويت (الكويت، 9 أبريل)، جمهورية الكونغو الديمقراطية (الرباط، 4 يوليوز). ' +
        'وبرنامج مع بلجيكا مؤطر بمحضر (الرباط، 16 ماي 2016) من ثلاثة محاور قُدرت بـ 1,25 و2 و1,25 مليون أورو، لم يُنفذ الثاني منها (السبب غير مذكور)، واتفاقان مفوضان بمبلغ 1 250 000 أورو لكل منهما مع اليونيسف (23 نونبر 2016) وصندوق السكان (30 نونبر 2016).',
      en:
        'Four instruments signed in 2019: Oman (Muscat, 7 January), Madagascar (Marrakesh, 26 March), Kuwait (Kuwait, 9 April), DRC (Rabat, 4 July). ' +
        'One programme with Belgium, framed by minutes (Rabat, 16 May 2016): three axes estimated at EUR 1.25, 2 and 1.25 million, the second not implemented (reason not stated); two delegated agreements of EUR 1,250,000 each, Belgium–UNICEF (23 November 2016) and Belgium–UNFPA (30 November 2016), of which Morocco is the beneficiary.',
    },
    dates_note: 'Volet belge : 2016–2020 ou 2017–2020 selon le passage de la source ; fin reportée à fin 2020',
    implementers: ['MINISTERE-SOLIDARITE', 'UNFPA', 'UNICEF'],
    partners: [
      'KOWEIT',
      'RDC-AFFAIRES-SOCIALES',
      'OMAN-DEVELOPPEMENT-SOCIAL',
      'MADAGASCAR',
      'BELGIQUE',
      'INAS',
      'INTS',
    ],
  },
  {
    code: 'PRIM',
    title: {
      fr: 'Programme Régional des Initiatives de la Migration (PRIM)',
      ar: 'البرنامج الجهوي لمبادرات الهجرة',
      en: 'Regional Programme of Migration Initiatives (PRIM)',
    },
    summary: {
      fr:
        "Approche en cinq étapes pour que les plans d'action communaux tiennent compte de la migration et du genre : sensibilisation, formation, diagnostic participatif, appropriation et priorités, inscription au plan. " +
        "Sept communes nommées ; 22 projets identifiés, dont 12 dans l'Oriental et 10 dans le Souss-Massa ; la plupart adoptés (nombre non précisé). Cadre : SNIA, SNMRE, Constitution, loi organique 113.14.",
      ar:
        'مقاربة من خمس مراحل لإدماج الهجرة والنوع الاجتماعي في برامج عمل الجماعات: التحسيس، التكوين، التشخيص التشاركي، التملك وتحديد الأولويات، ثم الإدراج في البرنامج. ' +
        'سبع جماعات مذكورة؛ 22 مشروعا، منها 12 بجهة الشرق و10 بسوس-ماسة؛ اعتُمد أغلبها (العدد غير مذكور).',
      en:
        'A five-step approach so that communal action plans take migration and gender into account: awareness, training, participatory diagnosis, ownership and priorities, entry in the plan. ' +
        'Seven communes named; 22 projects identified, 12 in Oriental and 10 in Souss-Massa; most of them adopted (number not stated).',
    },
    partners: COMMUNE_KEYS,
  },
];

const INVENTED = [
  {
    code: 'FORM-ADM',
    title: {
      fr: 'Formation continue des administrations (programme de démonstration)',
      ar: 'التكوين المستمر للإدارات (برنامج تجريبي)',
      en: 'In-service training of administrations (demonstration programme)',
    },
    summary: {
      fr: "Programme inventé de bout en bout : ses sessions, ses personnes et ses chiffres ne servent qu'à montrer Athar.",
      ar: 'برنامج مبتكر بالكامل: دوراته وأشخاصه وأرقامه لأغراض العرض فقط.',
      en: 'Invented from end to end: its sessions, people and figures only serve to show Athar.',
    },
    starts_on: '2024-11-01',
    ends_on: '2027-12-31',
    budget: { amount_minor: 1240000000, currency: 'MAD', estimated: true },
    funders: ['DEMO-FONDS'],
    implementers: ['DEMO-AGENCE'],
    partners: ['DEMO-RESEAU'],
  },
  {
    code: 'FORM-TERR',
    title: {
      fr: 'Appui aux conseils régionaux (programme de démonstration)',
      ar: 'مواكبة مجالس الجهات (برنامج تجريبي)',
      en: 'Support to regional councils (demonstration programme)',
    },
    summary: {
      fr: 'Second programme inventé ; certaines sessions servent les deux, pour montrer une session commune à plusieurs programmes.',
      ar: 'برنامج ثانٍ مبتكر؛ تخدم بعض الدورات البرنامجين معا.',
      en: 'A second invented programme; some sessions serve both, to show a session that several programmes share.',
    },
    starts_on: '2025-09-01',
    ends_on: '2026-12-31',
    funders: ['DEMO-FONDS'],
    implementers: ['DEMO-AGENCE'],
  },
];

export const programmes = () =>
  [...REAL, ...INVENTED].map(({ code, funders, implementers, partners, ...rest }) => ({
    id: programmeId(code),
    code,
    ...rest,
    funders: funders?.map(organisation),
    implementers: implementers?.map(organisation),
    partners: partners?.map(organisation),
  }));
