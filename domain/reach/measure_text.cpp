#include <fmt/format.h>

#include "domain/reach/measure.hpp"

/// The sentences of a definition, put together from its parts so that they cannot disagree with what is counted.
namespace athar::reach {
namespace {

LocalizedText with_percent(LocalizedText text, int percent) {
  return {fmt::format(fmt::runtime(text.fr), percent), fmt::format(fmt::runtime(text.ar), percent),
          fmt::format(fmt::runtime(text.en), percent)};
}

/// Sentences of one language stand one after the other.
void append(LocalizedText& text, LocalizedText const& sentence) {
  auto const add = [](std::string& to, std::string const& more) {
    if (!to.empty()) to += ' ';
    to += more;
  };
  add(text.fr, sentence.fr);
  add(text.ar, sentence.ar);
  add(text.en, sentence.en);
}

LocalizedText name_of(Measure const& measure, int percent) {
  switch (measure.unit) {
    case Unit::attendance:
      return {"Présences", "عدد مرات الحضور", "Attendances"};
    case Unit::person_hour:
      return {"Heures-personnes", "ساعات الحضور", "Person-hours"};
    case Unit::session:
      return {"Sessions tenues", "الدورات المنعقدة", "Sessions held"};
    case Unit::sitting:
      return {"Séances tenues", "الحصص المنعقدة", "Sittings held"};
    case Unit::person:
      break;
  }
  switch (measure.qualification) {
    case Qualification::registered:
      return {"Personnes inscrites", "الأشخاص المسجلون", "People registered"};
    case Qualification::attended_percent:
      if (measure.default_percent == 80) {
        return with_percent(
            {"Personnes ayant achevé (≥ {} %)", "الأشخاص الذين أتموا الدورة (≥ {}٪)", "People who completed (≥ {}%)"},
            percent);
      }
      return with_percent({"Personnes assidues (≥ {} %)", "الأشخاص المواظبون (≥ {}٪)", "People who attended (≥ {}%)"},
                          percent);
    default:
      return {"Participants uniques", "المستفيدون دون تكرار", "Unique participants"};
  }
}

LocalizedText what_is_counted(Unit unit) {
  switch (unit) {
    case Unit::person:
      return {"Personnes distinctes", "أشخاص مختلفون", "Distinct people"};
    case Unit::attendance:
      return {"Une présence par personne et par séance, pour les personnes", "حضور واحد عن كل شخص وكل حصة، للأشخاص",
              "One attendance per person and sitting, of people"};
    case Unit::person_hour:
      return {"Durée des séances suivies, pauses de midi exclues, des personnes",
              "مدة الحصص التي حضرها الأشخاص، دون احتساب استراحة الزوال، للأشخاص",
              "Duration of the sittings attended, without lunch breaks, of people"};
    case Unit::session:
      return {"Sessions en cours ou achevées ; les sessions annulées ou seulement prévues ne comptent pas.",
              "الدورات الجارية أو المنتهية؛ لا تحتسب الدورات الملغاة أو المبرمجة فقط.",
              "Sessions running or completed; cancelled and merely planned sessions do not count."};
    case Unit::sitting:
      return {"Séances des sessions en cours ou achevées ; une journée en compte une ou deux.",
              "حصص الدورات الجارية أو المنتهية؛ في اليوم حصة أو حصتان.",
              "Sittings of sessions running or completed; a day has one or two."};
  }
  return {};
}

LocalizedText who_qualifies(Qualification qualification, int percent) {
  switch (qualification) {
    case Qualification::none:
      return {};
    case Qualification::registered:
      return {"inscrites, hors liste d’attente et désistements.", "المسجلون، دون لائحة الانتظار والمنسحبين.",
              "registered, neither on a waiting list nor withdrawn."};
    case Qualification::present_once:
      return {"inscrites et présentes à une séance au moins.", "المسجلون والحاضرون في حصة واحدة على الأقل.",
              "registered and present at one sitting or more."};
    case Qualification::attended_percent:
      return with_percent(
          {"inscrites et présentes pendant {} % au moins du temps prévu d’une session (des séances si les horaires "
           "sont "
           "inconnus).",
           "المسجلون والحاضرون خلال {}٪ على الأقل من المدة المقررة للدورة (من الحصص إذا كانت التوقيتات غير معروفة).",
           "registered and present for at least {}% of the planned time of a session (of its sittings where hours are "
           "unknown)."},
          percent);
  }
  return {};
}

LocalizedText counted_once(Scope scope) {
  switch (scope) {
    case Scope::none:
      return {};
    case Scope::session:
      return {"Chaque personne est comptée une fois par session.", "يحتسب كل شخص مرة واحدة في كل دورة.",
              "Each person is counted once per session."};
    case Scope::programme:
      return {"Chaque personne est comptée une seule fois par programme.", "يحتسب كل شخص مرة واحدة في كل برنامج.",
              "Each person is counted once per programme."};
    case Scope::all_time:
      return {"Chaque personne est comptée une seule fois, quel que soit le nombre de sessions suivies.",
              "يحتسب كل شخص مرة واحدة مهما كان عدد الدورات التي تابعها.",
              "Each person is counted once, however many sessions they took."};
  }
  return {};
}

LocalizedText head_counts_are(HeadCountRule rule) {
  switch (rule) {
    case HeadCountRule::excluded:
      return {"Les sessions comptées sans noms ne sont pas prises en compte.",
              "لا تؤخذ في الحسبان الدورات المحصاة دون أسماء.",
              "Sessions recorded as a head count without names are left out."};
    case HeadCountRule::shown_separately:
      return {"Les sessions comptées sans noms figurent à part.", "تعرض الدورات المحصاة دون أسماء على حدة.",
              "Sessions recorded as a head count without names are shown separately."};
    case HeadCountRule::added:
      return {"Les effectifs des sessions comptées sans noms s’y ajoutent, sans dédoublonnage possible.",
              "تضاف إليها أعداد الدورات المحصاة دون أسماء، دون إمكانية حذف التكرار.",
              "Head counts of sessions without names are added; repeats among them cannot be known."};
  }
  return {};
}

}  // namespace

Definition definition(Measure const& measure, int at_least_percent, Scope scope, HeadCountRule head_counts,
                      Attributes attributes) {
  Definition made;
  made.code = measure.code;
  made.version = measure.version;
  made.unit = measure.unit;
  made.qualification = measure.qualification;
  made.at_least_percent = at_least_percent;
  made.scope = scope;
  made.head_counts = head_counts;
  made.attributes = attributes;
  // Counted once per session a person is in one row, except where a session counts for two programmes.
  made.additive = measure.additive || scope == Scope::session;
  made.name = name_of(measure, at_least_percent);
  made.text = what_is_counted(measure.unit);
  if (!measure.counts_sessions()) {
    made.roles = {Role::participant};
    append(made.text, who_qualifies(measure.qualification, at_least_percent));
    append(made.text,
           {"Seul le rôle de participant compte.", "تحتسب صفة المشارك وحدها.", "Only the role of participant counts."});
    if (scope != Scope::none) append(made.text, counted_once(scope));
  }
  append(made.text, {"La date retenue est celle du premier jour de la session.", "يعتمد تاريخ اليوم الأول من الدورة.",
                     "The date used is the first day of the session."});
  if (attributes == Attributes::now)
    append(made.text, {"L’organisation, le niveau et la région d’une personne sont ceux d’aujourd’hui, non ceux du jour de la session.",
                       "الإدارة والمستوى والجهة هي التي ينتمي إليها الشخص اليوم، لا يوم الدورة.",
                       "A person's organisation, level and region are those of today, not of the day of the session."});
  append(made.text, head_counts_are(head_counts));
  return made;
}

}  // namespace athar::reach
