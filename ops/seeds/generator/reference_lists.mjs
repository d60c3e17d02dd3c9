// The editable lists as they start: code | fr | ar | en, in the order shown.
const LISTS = {
  organisation_type: `
state_or_government | État ou gouvernement | دولة أو حكومة | State or government
ministry | Ministère ou département ministériel | وزارة أو قطاع وزاري | Ministry or ministerial department
directorate | Direction | مديرية | Directorate
public_institution | Établissement public | مؤسسة عمومية | Public institution
implementing_agency | Organisme de mise en œuvre | جهة منفذة | Implementing agency
territorial_authority | Collectivité territoriale | جماعة ترابية | Territorial authority
association | Association | جمعية | Association
parliament | Parlement | برلمان | Parliament
university | Université | جامعة | University
school | École ou institut | مدرسة أو معهد | School or institute
network | Réseau | شبكة | Network
donor | Bailleur de fonds | جهة مانحة | Donor
un_agency | Organisme des Nations Unies | هيئة تابعة للأمم المتحدة | United Nations agency
company | Entreprise | مقاولة | Company
media | Média | وسيلة إعلام | Media
embassy | Ambassade | سفارة | Embassy`,
  person_category: `
civil_servant | Fonctionnaire | موظف(ة) عمومي(ة) | Civil servant
elected | Élu·e | منتخَب(ة) | Elected official
parliamentarian | Parlementaire | برلماني(ة) | Member of parliament
association_officer | Cadre associatif | إطار جمعوي | Association officer
activist | Militant·e pour les droits des femmes | ناشط(ة) في مجال حقوق النساء | Women's rights activist
academic | Universitaire | أستاذ(ة) جامعي(ة) | Academic
researcher | Chercheur·e | باحث(ة) | Researcher
media | Médias | وسائل الإعلام | Media
private_sector | Secteur privé | القطاع الخاص | Private sector
expert | Expert·e | خبير(ة) | Expert`,
  grade: `
administrator_first_grade | Administrateur·rice, 1er grade | متصرف(ة) من الدرجة الأولى | Administrator, 1st grade
administrator_second_grade | Administrateur·rice, 2e grade | متصرف(ة) من الدرجة الثانية | Administrator, 2nd grade
administrator_third_grade | Administrateur·rice, 3e grade | متصرف(ة) من الدرجة الثالثة | Administrator, 3rd grade
chief_engineer | Ingénieur·e en chef | مهندس(ة) رئيس(ة) | Chief engineer
state_engineer | Ingénieur·e d'État | مهندس(ة) دولة | State engineer
finance_inspector | Inspecteur·rice des finances | مفتش(ة) المالية | Finance inspector
drafting_officer | Rédacteur·rice | محرر(ة) | Drafting officer
technician | Technicien·ne | تقني(ة) | Technician
administrative_assistant | Adjoint·e administratif·ve | مساعد(ة) إداري(ة) | Administrative assistant
university_professor | Professeur·e de l'enseignement supérieur | أستاذ(ة) التعليم العالي | University professor
physician | Médecin | طبيب(ة) | Physician`,
  outreach_kind: `
public_engagement | Engagement du public | إشراك الجمهور | Public engagement
awareness_campaign | Campagne de sensibilisation | حملة تحسيسية | Awareness campaign
information_programme | Programme d'information | برنامج إخباري | Information programme
thematic_day | Journée thématique | يوم موضوعاتي | Thematic day
international_event | Manifestation internationale | تظاهرة دولية | International event
national_event | Manifestation nationale | تظاهرة وطنية | National event
side_event | Événement parallèle | نشاط موازٍ | Side event
press_conference | Conférence de presse | ندوة صحفية | Press conference
video | Capsule vidéo | كبسولة فيديو | Short video
publication | Publication ou support | منشور أو دعامة تواصلية | Publication or material
social_media | Réseaux sociaux | شبكات التواصل الاجتماعي | Social media
broadcast | Radio ou télévision | إذاعة أو تلفزة | Radio or television`,
  agreement_type: `
memorandum | Mémorandum d'entente | مذكرة تفاهم | Memorandum of understanding
protocol | Protocole de coopération | بروتوكول تعاون | Cooperation protocol
framework_agreement | Convention-cadre | اتفاقية إطار | Framework agreement
specific_agreement | Convention spécifique | اتفاقية خاصة | Specific agreement
cooperation_agreement | Accord de coopération | اتفاق تعاون | Cooperation agreement
delegation_agreement | Accord de délégation | اتفاق تفويض | Delegation agreement
tripartite_agreement | Convention tripartite | اتفاقية ثلاثية الأطراف | Tripartite agreement
grant_agreement | Convention de subvention | اتفاقية منحة | Grant agreement
charter | Charte à adhésions | ميثاق بانضمامات | Charter with adhesions
exchange_of_letters | Échange de lettres | تبادل رسائل | Exchange of letters
commission_minutes | Procès-verbal de commission | محضر لجنة | Commission minutes`,
  agreement_domain: `
gender_equality | Égalité entre les femmes et les hommes | المساواة بين النساء والرجال | Gender equality
women_rights | Droits des femmes | حقوق النساء | Women's rights
violence_against_women | Lutte contre la violence à l'égard des femmes | محاربة العنف ضد النساء | Ending violence against women
child_protection | Protection de l'enfance | حماية الطفولة | Child protection
family | Famille | الأسرة | Family
older_people | Personnes âgées | الأشخاص المسنون | Older people
disability | Personnes en situation de handicap | الأشخاص في وضعية إعاقة | People with disabilities
social_development | Développement social | التنمية الاجتماعية | Social development
gender_budgeting | Budgétisation sensible au genre | الميزانية المستجيبة للنوع الاجتماعي | Gender responsive budgeting
capacity_building | Renforcement des compétences | تقوية القدرات | Capacity building
public_administration | Modernisation de l'administration | تحديث الإدارة | Modernisation of administration
research | Recherche scientifique et technique | البحث العلمي والتقني | Scientific and technical research`,
  group_kind: `
network | Réseau | شبكة | Network
focal_points | Points focaux | نقط الاتصال | Focal points
parliamentary_committee | Commission parlementaire | لجنة برلمانية | Parliamentary committee
trainer_pool | Pool de formateurs | فريق المكوِّنين | Pool of trainers
working_group | Groupe de travail | مجموعة عمل | Working group`,
};

export function referenceItems() {
  return Object.entries(LISTS).flatMap(([list, text]) =>
    text
      .trim()
      .split('\n')
      .map((line, at) => {
        const [code, fr, ar, en] = line.split(' | ');
        return { list, code, name: { fr, ar, en }, position: at + 1, active: true };
      }),
  );
}
