// What the demonstration programme trains in: key | kind | modality | days | fr | ar | en.
const TEXT = `
marquage | training | in_person | 3 | Marquage budgétaire sensible au genre | وسم النفقات حسب النوع الاجتماعي | Gender budget tagging
analyse-sectorielle | training | in_person | 3 | Analyse sectorielle de genre | التحليل القطاعي من منظور النوع | Sectoral gender analysis
projet-digital | training | blended | 5 | Conduite de projet digital | قيادة المشروع الرقمي | Leading a digital project
signature | training | distance | 1 | Signature électronique des actes administratifs | التوقيع الإلكتروني للوثائق الإدارية | Electronic signature of administrative acts
donnees-ouvertes | training | in_person | 2 | Ouverture des données publiques | فتح المعطيات العمومية | Opening public data
loi-09-08 | training | e_learning | 4 | Protection des données personnelles, loi 09-08 | حماية المعطيات الشخصية، القانون 09-08 | Personal data protection, law 09-08
indicateurs | workshop | in_person | 2 | Choisir des indicateurs de performance | اختيار مؤشرات نجاعة الأداء | Choosing performance indicators
suivi-evaluation | training | in_person | 3 | Suivi et évaluation des formations | تتبع وتقييم التكوينات | Monitoring and evaluating trainings
accueil | training | in_person | 2 | Accueil des usagers et écrits clairs | استقبال المرتفقين والكتابة الواضحة | Welcoming users and writing clearly
marches | training | blended | 3 | Marchés publics : du besoin au contrat | الصفقات العمومية: من الحاجة إلى العقد | Public procurement: from need to contract
coaching-dsi | coaching | blended | 4 | Coaching des équipes des systèmes d'information | مواكبة فرق نظم المعلومات | Coaching information-system teams
coaching-drh | coaching | in_person | 3 | Coaching des responsables de formation | مواكبة مسؤولي التكوين | Coaching training managers
diagnostic | workshop | in_person | 1 | Diagnostic participatif : méthode et pratique | التشخيص التشاركي: المنهج والتطبيق | Participatory diagnosis: method and practice
plan-competences | reflection_workshop | in_person | 2 | Bâtir un plan de renforcement des compétences | إعداد مخطط تقوية الكفاءات | Building a competency plan
regionalisation | seminar | in_person | 1 | Régionalisation avancée et services déconcentrés | الجهوية المتقدمة والمصالح اللاممركزة | Advanced regionalisation and field services
femmes-decision | seminar | in_person | 1 | Femmes et postes de responsabilité | النساء ومناصب المسؤولية | Women and positions of responsibility
parlement | seminar | in_person | 1 | Lire un rapport budgétaire au Parlement | قراءة تقرير الميزانية في البرلمان | Reading a budget report in Parliament
archives | training | e_learning | 3 | Archives et gestion électronique des documents | الأرشيف والتدبير الإلكتروني للوثائق | Archives and electronic records
formateurs | training | in_person | 5 | Formation de formateurs internes | تكوين المكوِّنين الداخليين | Training internal trainers
cybersecurite | training | distance | 2 | Gestes de cybersécurité au bureau | ممارسات الأمن السيبراني في المكتب | Everyday cybersecurity at work
`;

// Meetings counted by heads, without names.
const HEAD_COUNTED = `
conference-annuelle | conference | in_person | 1 | Conférence annuelle de la formation publique | الندوة السنوية للتكوين العمومي | Annual conference of public training
journee-portes | seminar | in_person | 1 | Journée d'information des nouvelles recrues | يوم إخباري للموظفين الجدد | Information day for new recruits
webinaire | seminar | distance | 1 | Webinaire ouvert : l'administration en ligne | ندوة رقمية مفتوحة: الإدارة على الخط | Open webinar: the administration online
`;

const VISITS = `
visite-estonie | study_visit | in_person | 4 | Voyage d'études : services publics en ligne (Estonie) | زيارة دراسية: الخدمات العمومية الرقمية (إستونيا) | Study visit: online public services (Estonia)
visite-espagne | study_visit | in_person | 3 | Voyage d'études : écoles d'administration (Espagne) | زيارة دراسية: مدارس الإدارة (إسبانيا) | Study visit: schools of administration (Spain)
`;

const read = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [key, kind, modality, days, fr, ar, en] = line.split(' | ');
      return { key, kind, modality, days: Number(days), title: { fr, ar, en } };
    });

export const TOPICS = read(TEXT);
export const HEAD_COUNTED_TOPICS = read(HEAD_COUNTED);
export const VISIT_TOPICS = read(VISITS);
