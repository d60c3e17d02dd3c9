#include "domain/mail/template.hpp"

namespace athar {
namespace {

struct Text {
  std::string_view subject, body;
};
struct Three {
  Text fr, ar, en;
};

constexpr std::string_view facts_fr = "\nSession : {{session_title}}\nDates : {{session_dates}}\nHoraires : {{session_times}}\nLieu : {{session_place}}\n";
constexpr std::string_view facts_ar = "\nالدورة: {{session_title}}\nالتواريخ: {{session_dates}}\nالتوقيت: {{session_times}}\nالمكان: {{session_place}}\n";
constexpr std::string_view facts_en = "\nSession: {{session_title}}\nDates: {{session_dates}}\nTimes: {{session_times}}\nPlace: {{session_place}}\n";

// "{facts}" stands for the lines above. Addresses stand alone on their line: the HTML part makes a button of them.
constexpr Three invitation{
    {"Invitation : {{session_title}}",
     "Bonjour {{person_name}},\n\nVous êtes invité(e) à la session suivante.\n{facts}\n{{message}}\n\nMerci de répondre avant la fin du {{answer_by}} :\n{{answer_link}}\n\n"
     "Ce lien vous est personnel. Vous pouvez y accepter, décliner, proposer quelqu’un d’autre, et changer d’avis jusqu’à cette date.\n\nRéférence : {{session_reference}}"},
    {"دعوة: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nيسرنا دعوتكم إلى الدورة التالية.\n{facts}\n{{message}}\n\nالمرجو الإجابة قبل نهاية يوم {{answer_by}}:\n{{answer_link}}\n\n"
     "هذا الرابط شخصي. يمكنكم من خلاله تأكيد الحضور أو الاعتذار أو اقتراح شخص آخر، وتغيير جوابكم إلى غاية هذا التاريخ.\n\nالمرجع: {{session_reference}}"},
    {"Invitation: {{session_title}}",
     "Dear {{person_name}},\n\nYou are invited to this session.\n{facts}\n{{message}}\n\nPlease answer by the end of {{answer_by}}:\n{{answer_link}}\n\n"
     "This link is yours alone. It lets you accept, decline or propose somebody else, and change your answer until that day.\n\nReference: {{session_reference}}"}};

constexpr Three reminder{
    {"Rappel : votre réponse est attendue – {{session_title}}",
     "Bonjour {{person_name}},\n\nNous n’avons pas encore votre réponse à notre invitation.\n{facts}\n{{message}}\n\nMerci de répondre avant la fin du {{answer_by}} :\n{{answer_link}}\n\nRéférence : {{session_reference}}"},
    {"تذكير: في انتظار جوابكم – {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nلم نتوصل بعد بجوابكم على دعوتنا.\n{facts}\n{{message}}\n\nالمرجو الإجابة قبل نهاية يوم {{answer_by}}:\n{{answer_link}}\n\nالمرجع: {{session_reference}}"},
    {"Reminder: your answer is awaited – {{session_title}}",
     "Dear {{person_name}},\n\nWe do not have your answer to our invitation yet.\n{facts}\n{{message}}\n\nPlease answer by the end of {{answer_by}}:\n{{answer_link}}\n\nReference: {{session_reference}}"}};

constexpr Three confirmation{
    {"Confirmation : {{session_title}}",
     "Bonjour {{person_name}},\n\nVotre place est confirmée.\n{facts}\n{{message}}\n\nRéférence : {{session_reference}}"},
    {"تأكيد: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nنؤكد لكم مشاركتكم.\n{facts}\n{{message}}\n\nالمرجع: {{session_reference}}"},
    {"Confirmation: {{session_title}}",
     "Dear {{person_name}},\n\nYour seat is confirmed.\n{facts}\n{{message}}\n\nReference: {{session_reference}}"}};

constexpr Three change{
    {"Changement : {{session_title}}",
     "Bonjour {{person_name}},\n\nLa session à laquelle vous êtes attendu(e) a changé. Voici ce qui vaut désormais.\n{facts}\n{{message}}\n\nRéférence : {{session_reference}}"},
    {"تغيير: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nطرأ تغيير على الدورة التي ننتظر مشاركتكم فيها. وهذه معطياتها الجديدة.\n{facts}\n{{message}}\n\nالمرجع: {{session_reference}}"},
    {"Change: {{session_title}}",
     "Dear {{person_name}},\n\nThe session you are expected at has changed. This is what holds now.\n{facts}\n{{message}}\n\nReference: {{session_reference}}"}};

constexpr Three cancellation{
    {"Annulation : {{session_title}}",
     "Bonjour {{person_name}},\n\nLa session suivante n’aura pas lieu.\n{facts}\n{{message}}\n\nNous vous prions de nous en excuser.\n\nRéférence : {{session_reference}}"},
    {"إلغاء: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nنخبركم بأن الدورة التالية قد ألغيت.\n{facts}\n{{message}}\n\nنعتذر عن ذلك.\n\nالمرجع: {{session_reference}}"},
    {"Cancelled: {{session_title}}",
     "Dear {{person_name}},\n\nThis session will not take place.\n{facts}\n{{message}}\n\nWe apologise.\n\nReference: {{session_reference}}"}};

constexpr Three promotion{
    {"Une place s’est libérée : {{session_title}}",
     "Bonjour {{person_name}},\n\nVous étiez sur la liste d’attente : une place s’est libérée et vous est réservée.\n{facts}\n{{message}}\n\n"
     "Dites-nous avant la fin du {{answer_by}} si vous venez ; sans réponse, elle ira à la personne suivante :\n{{answer_link}}\n\nRéférence : {{session_reference}}"},
    {"أصبح هناك مقعد شاغر: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nكنتم في لائحة الانتظار: أصبح هناك مقعد شاغر وقد حجز لكم.\n{facts}\n{{message}}\n\n"
     "المرجو إخبارنا قبل نهاية يوم {{answer_by}} بما إذا كنتم ستحضرون؛ وفي غياب الجواب يمنح المقعد لمن يليكم:\n{{answer_link}}\n\nالمرجع: {{session_reference}}"},
    {"A seat has come free: {{session_title}}",
     "Dear {{person_name}},\n\nYou were on the waiting list: a seat has come free and is kept for you.\n{facts}\n{{message}}\n\n"
     "Tell us by the end of {{answer_by}} whether you come; without an answer it goes to the next person:\n{{answer_link}}\n\nReference: {{session_reference}}"}};

constexpr Three short_message{
    {"{{session_title}}",
     "Bonjour {{person_name}}, vous êtes invité(e) à « {{session_title}} » ({{session_dates}}). Merci de répondre avant la fin du {{answer_by}} :\n{{answer_link}}"},
    {"{{session_title}}",
     "السلام عليكم {{person_name}}، أنتم مدعوون إلى «{{session_title}}» ({{session_dates}}). المرجو الإجابة قبل نهاية يوم {{answer_by}}:\n{{answer_link}}"},
    {"{{session_title}}",
     "Dear {{person_name}}, you are invited to “{{session_title}}” ({{session_dates}}). Please answer by the end of {{answer_by}}:\n{{answer_link}}"}};

// Its days of before do not hold: they are not said again.
constexpr Three postponement{
    {"Report : {{session_title}}",
     "Bonjour {{person_name}},\n\nLa session « {{session_title}} » est reportée. Ses nouvelles dates vous seront communiquées ; d’ici là, vous n’avez rien à faire.\n\n{{message}}\n\n"
     "Nous vous prions de nous en excuser.\n\nRéférence : {{session_reference}}"},
    {"تأجيل: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nنخبركم بتأجيل الدورة «{{session_title}}». سنوافيكم بتواريخها الجديدة، وليس عليكم القيام بأي شيء إلى ذلك الحين.\n\n{{message}}\n\n"
     "نعتذر عن ذلك.\n\nالمرجع: {{session_reference}}"},
    {"Postponed: {{session_title}}",
     "Dear {{person_name}},\n\nThe session “{{session_title}}” is postponed. We will tell you its new dates; until then there is nothing for you to do.\n\n{{message}}\n\n"
     "We apologise.\n\nReference: {{session_reference}}"}};

constexpr Three withdrawal{
    {"Invitation retirée : {{session_title}}",
     "Bonjour {{person_name}},\n\nNotre invitation à la session suivante n’est plus valable ; vous n’y êtes plus attendu(e).\n{facts}\n{{message}}\n\n"
     "Nous vous prions de nous en excuser.\n\nRéférence : {{session_reference}}"},
    {"سحب الدعوة: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nلم تعد دعوتنا إلى الدورة التالية سارية، ولم يعد حضوركم منتظرا.\n{facts}\n{{message}}\n\nنعتذر عن ذلك.\n\nالمرجع: {{session_reference}}"},
    {"Invitation withdrawn: {{session_title}}",
     "Dear {{person_name}},\n\nOur invitation to this session no longer holds; you are not expected any more.\n{facts}\n{{message}}\n\nWe apologise.\n\nReference: {{session_reference}}"}};

constexpr Three upcoming{
    {"À bientôt : {{session_title}}",
     "Bonjour {{person_name}},\n\nLa session à laquelle vous venez approche.\n{facts}\n{{message}}\n\n"
     "Si vous ne pouvez plus venir, dites-le nous vite : votre place ira à quelqu’un qui attend.\n\nRéférence : {{session_reference}}"},
    {"موعدنا قريب: {{session_title}}",
     "السلام عليكم {{person_name}}،\n\nاقترب موعد الدورة التي ستشاركون فيها.\n{facts}\n{{message}}\n\n"
     "إذا تعذر عليكم الحضور فالمرجو إخبارنا في أقرب وقت ليستفيد من مقعدكم شخص ينتظر.\n\nالمرجع: {{session_reference}}"},
    {"See you soon: {{session_title}}",
     "Dear {{person_name}},\n\nThe session you are coming to is near.\n{facts}\n{{message}}\n\n"
     "If you can no longer come, tell us soon: your seat will go to somebody who waits.\n\nReference: {{session_reference}}"}};

constexpr Three deadlines{
    {"Échéances de vos accords : {{deadline_count}}",
     "Bonjour {{person_name}},\n\nVoici ce qui arrive à échéance dans les accords que vous suivez.\n\n{{deadlines}}\n\nToutes vos échéances :\n{{deadlines_link}}"},
    {"آجال الاتفاقيات التي تتابعونها: {{deadline_count}}",
     "السلام عليكم {{person_name}}،\n\nإليكم الآجال المقبلة للاتفاقيات التي تتابعونها.\n\n{{deadlines}}\n\nجميع الآجال:\n{{deadlines_link}}"},
    {"Deadlines of your agreements: {{deadline_count}}",
     "Dear {{person_name}},\n\nThis falls due in the agreements you follow.\n\n{{deadlines}}\n\nAll your deadlines:\n{{deadlines_link}}"}};

constexpr Three correction{
    {"Votre proposition de correction : {{outcome}}",
     "Bonjour {{person_name}},\n\nVous avez proposé de corriger ce qui est enregistré sur l’accord « {{agreement_title}} » ({{agreement_code}}).\n\n"
     "Suite donnée : {{outcome}}\n\n{{answer}}\n\nLe détail, champ par champ :\n{{correction_link}}"},
    {"مقترحكم للتصحيح: {{outcome}}",
     "السلام عليكم {{person_name}}،\n\nاقترحتم تصحيح ما هو مسجل بخصوص الاتفاقية «{{agreement_title}}» ({{agreement_code}}).\n\n"
     "مآل المقترح: {{outcome}}\n\n{{answer}}\n\nالتفاصيل، خانة بخانة:\n{{correction_link}}"},
    {"Your proposed correction: {{outcome}}",
     "Dear {{person_name}},\n\nYou proposed to correct what is recorded on the agreement “{{agreement_title}}” ({{agreement_code}}).\n\n"
     "Outcome: {{outcome}}\n\n{{answer}}\n\nField by field:\n{{correction_link}}"}};

// The link opens one document of one organisation, for whoever has it: the message says so.
constexpr Three partner_report{
    {"Vos accords de partenariat : point semestriel – {{organisation_name}}",
     "Bonjour {{person_name}},\n\nVoici le point semestriel sur les accords de {{organisation_name}} : dates et statut, ce que chaque partie doit et quand, prochaines réunions, "
     "documents mis à disposition.\n\nLe document (PDF) s’ouvre ici jusqu’au {{link_until}} :\n{{report_link}}\n\n"
     "Ce lien s’ouvre sans mot de passe : ne le transmettez qu’aux personnes concernées. Une erreur dans ce document ? Répondez à ce message."},
    {"اتفاقيات الشراكة: التقرير نصف السنوي – {{organisation_name}}",
     "السلام عليكم {{person_name}}،\n\nتجدون رفقته التقرير نصف السنوي حول اتفاقيات {{organisation_name}}: تواريخها ووضعيتها، وما يلتزم به كل طرف وآجاله، والاجتماعات المقبلة، "
     "والوثائق الموضوعة رهن إشارتكم.\n\nيمكن فتح الوثيقة (PDF) من هنا إلى غاية {{link_until}}:\n{{report_link}}\n\n"
     "يفتح هذا الرابط دون كلمة سر: المرجو عدم مشاركته إلا مع المعنيين. هل من خطأ في هذه الوثيقة؟ المرجو الجواب على هذه الرسالة."},
    {"Your partnership agreements: half-yearly report – {{organisation_name}}",
     "Dear {{person_name}},\n\nHere is the half-yearly report on the agreements of {{organisation_name}}: dates and status, what each party owes and when, coming meetings, "
     "documents for you.\n\nThe document (PDF) opens here until {{link_until}}:\n{{report_link}}\n\n"
     "This link opens without a password: pass it only to those concerned. Something wrong in it? Answer this message."}};

Three const& texts_of(MailKind kind) {
  switch (kind) {
    case MailKind::invitation: return invitation;
    case MailKind::reminder: return reminder;
    case MailKind::confirmation: return confirmation;
    case MailKind::change: return change;
    case MailKind::cancellation: return cancellation;
    case MailKind::promotion: return promotion;
    case MailKind::short_message: return short_message;
    case MailKind::postponement: return postponement;
    case MailKind::withdrawal: return withdrawal;
    case MailKind::upcoming: return upcoming;
    case MailKind::deadlines: return deadlines;
    case MailKind::correction: return correction;
    case MailKind::partner_report: return partner_report;
  }
  return invitation;
}

}  // namespace

MailTemplate default_template(MailKind kind, Language language) {
  auto const& three = texts_of(kind);
  auto const& text = language == Language::ar ? three.ar : language == Language::en ? three.en : three.fr;
  auto const facts = language == Language::ar ? facts_ar : language == Language::en ? facts_en : facts_fr;
  std::string body(text.body);
  if (auto const at = body.find("{facts}"); at != std::string::npos) body.replace(at, 7, facts);
  return {kind, language, 0, std::string(text.subject), std::move(body)};
}

}  // namespace athar
