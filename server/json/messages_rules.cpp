#include <array>

#include "server/json/messages.hpp"

namespace athar::json {
namespace {

/// Rules of the field: what is understood and still refused.
// One line a code, however long.
// clang-format off
constexpr auto table = std::to_array<Message>({
    {"name_required", "Donnez un nom dans une langue au moins.", "المرجو إدخال الاسم بلغة واحدة على الأقل.", "Give a name in at least one language."},
    {"days_and_period", "Donnez des jours ou une période prévue, pas les deux.", "المرجو إدخال الأيام أو الفترة المتوقعة، وليس الاثنين معا.", "Give days or a planned period, not both."},
    {"days_have_attendance", "Des présences sont déjà saisies pour ces jours ({detail}).", "سبق تسجيل الحضور في هذه الأيام ({detail}).", "Attendance is already recorded for these days ({detail})."},
    {"birth_given_twice", "Donnez la date, l'année ou la tranche d'âge, une seule des trois.", "المرجو إدخال تاريخ الازدياد أو السنة أو الفئة العمرية، واحد منها فقط.", "Give the birth date, the year or the age bracket: only one of them."},
    {"given_twice", "Cette valeur est donnée deux fois.", "وردت هذه القيمة مرتين.", "This value is given twice."},
    {"repeated", "Cette valeur est donnée deux fois.", "وردت هذه القيمة مرتين.", "This value is given twice."},
    {"repeated_code", "Ce code est donné deux fois ({detail}).", "ورد هذا الرمز مرتين ({detail}).", "This code is given twice ({detail})."},
    {"not_the_whole_list", "La liste a changé : donnez chaque élément une seule fois.", "تغيرت اللائحة: المرجو إدراج كل عنصر مرة واحدة.", "The list changed: give every item once."},
    {"parent_required", "Indiquez le territoire qui contient ce lieu.", "المرجو تحديد المجال الترابي الذي ينتمي إليه هذا المكان.", "Give the territory that holds this place."},
    {"parent_not_allowed", "Un pays ne dépend d'aucun autre lieu.", "لا ينتمي البلد إلى أي مكان آخر.", "A country is not below another place."},
    {"one_birth_statement", "Donnez la date, l'année ou la tranche d'âge, une seule des trois.", "المرجو إدخال تاريخ الازدياد أو السنة أو الفئة العمرية، واحد منها فقط.", "Give the birth date, the year or the age bracket: only one of them."},
    {"birth_in_future", "Cette naissance est dans le futur.", "تاريخ الازدياد هذا في المستقبل.", "This birth is in the future."},
    {"birth_too_early", "Cette naissance est trop ancienne (à partir de {detail}).", "تاريخ الازدياد هذا قديم جدا (ابتداء من {detail}).", "This birth is too long ago (from {detail} on)."},
    {"affiliation_overlaps", "Cette affectation en chevauche une autre.", "يتداخل هذا التعيين مع تعيين آخر.", "This affiliation overlaps another."},
    {"affiliation_starts_too_early", "Cette affectation doit commencer après l'affectation en cours ({detail}).", "يجب أن يبدأ هذا التعيين بعد التعيين الحالي ({detail}).", "This affiliation must start after the current one ({detail})."},
    {"invalid_language", "Cette langue n'est pas connue.", "هذه اللغة غير معروفة.", "This language is not known."},
    {"start_required", "Indiquez l'heure de début.", "المرجو تحديد ساعة البداية.", "Give the time it starts."},
    {"end_required", "Indiquez l'heure de fin.", "المرجو تحديد ساعة النهاية.", "Give the time it ends."},
    {"too_many_sittings", "Une journée a {detail} séances au plus.", "يتضمن اليوم {detail} حصص على الأكثر.", "A day has at most {detail} sittings."},
    {"period_with_days", "Donnez des jours ou une période prévue, pas les deux.", "المرجو إدخال الأيام أو الفترة المتوقعة، وليس الاثنين معا.", "Give days or a planned period, not both."},
    {"attendance_entered", "Des présences sont déjà saisies pour ces jours ({detail}).", "سبق تسجيل الحضور في هذه الأيام ({detail}).", "Attendance is already recorded for these days ({detail})."},
    {"status_not_reachable", "Ce statut n'est pas possible maintenant ({detail}).", "هذه الوضعية غير ممكنة حاليا ({detail}).", "This status is not possible now ({detail})."},
    {"transition_not_allowed", "Ce changement n'est pas possible ({detail}).", "هذا التغيير غير ممكن ({detail}).", "This change is not possible ({detail})."},
    {"only_participants_wait", "Seules les personnes participantes vont sur la liste d'attente.", "لائحة الانتظار مخصصة للمشاركات والمشاركين.", "Only participants go on the waiting list."},
    {"programme_not_of_session", "Ce programme n'est pas un de ceux de la session.", "هذا البرنامج ليس من برامج الدورة.", "This programme is not one of the session's."},
    {"duplicate_entry", "Cette personne est donnée deux fois pour la même séance.", "ورد هذا الشخص مرتين في الحصة نفسها.", "This person is given twice for the same sitting."},
    {"future_attendance", "Cette séance n'a pas encore eu lieu ({detail}).", "هذه الحصة لم تنعقد بعد ({detail}).", "This sitting has not been held yet ({detail})."},
    {"weak_password", "Choisissez un mot de passe de 10 à 200 caractères, difficile à deviner.", "المرجو اختيار كلمة مرور من 10 إلى 200 حرف يصعب تخمينها.", "Choose a password of 10 to 200 characters that is hard to guess."},
    {"title_required", "Donnez un intitulé dans une langue au moins.", "المرجو إدخال العنوان بلغة واحدة على الأقل.", "Give a title in at least one language."},
    {"reason_required", "Indiquez le motif.", "المرجو ذكر السبب.", "Give the reason."},
    {"code_taken", "Ce code est déjà utilisé.", "هذا الرمز مستعمل من قبل.", "This code is already in use."},
    {"email_taken", "Cette adresse a déjà un compte.", "لهذا العنوان حساب من قبل.", "This e-mail address already has an account."},
    {"in_use", "Cet élément sert ailleurs et ne peut pas être supprimé.", "هذا العنصر مستعمل في مكان آخر ولا يمكن حذفه.", "This is used elsewhere and cannot be deleted."},
    {"cycle_in_tree", "Une organisation ne peut pas dépendre d'elle-même.", "لا يمكن أن تكون هيئة تابعة لنفسها.", "An organisation cannot be below itself."},
    {"unknown_reference", "Cet élément n'existe pas dans les listes.", "هذا العنصر غير موجود في اللوائح.", "This does not exist in the lists."},
    {"unknown_place", "Ce lieu n'existe pas.", "هذا المكان غير موجود.", "There is no such place."},
    {"unknown_country", "Ce pays n'existe pas.", "هذا البلد غير موجود.", "There is no such country."},
    {"unknown_person", "Cette personne n'est pas enregistrée.", "هذا الشخص غير مسجل.", "This person is not on record."},
    {"unknown_organisation", "Cette organisation n'est pas enregistrée.", "هذه الهيئة غير مسجلة.", "This organisation is not on record."},
    {"unknown_programme", "Ce programme n'est pas enregistré.", "هذا البرنامج غير مسجل.", "This programme is not on record."},
    {"unknown_session", "Cette session n'est pas enregistrée.", "هذه الدورة غير مسجلة.", "This session is not on record."},
    {"unknown_sitting", "Cette séance n'existe pas dans la session.", "هذه الحصة غير موجودة في الدورة.", "The session has no such sitting."},
    {"unknown_role", "Ce rôle n'existe pas.", "هذا الدور غير موجود.", "There is no such role."},
    {"unknown_measure", "Cet indicateur n'existe pas.", "هذا المؤشر غير موجود.", "There is no such measure."},
    {"unknown_dimension", "Cette ventilation n'existe pas.", "هذا التوزيع غير موجود.", "There is no such breakdown."},
    {"unknown_status", "Ce statut n'existe pas.", "هذه الوضعية غير موجودة.", "There is no such status."},
    {"too_many_groupings", "Choisissez moins de ventilations à la fois ({detail}).", "المرجو اختيار عدد أقل من التوزيعات ({detail}).", "Choose fewer breakdowns at once ({detail})."},
    {"future_instant", "Cette date est dans le futur.", "هذا التاريخ في المستقبل.", "This date is in the future."},
    {"future_date", "Cette date est dans le futur.", "هذا التاريخ في المستقبل.", "This date is in the future."},
    {"end_before_start", "La fin précède le début.", "تاريخ النهاية يسبق تاريخ البداية.", "The end is before the start."},
    {"days_overlap", "Le même jour est donné deux fois.", "ورد اليوم نفسه مرتين.", "The same day is given twice."},
    {"sittings_overlap", "Les séances de ce jour se chevauchent.", "تتداخل حصص هذا اليوم.", "The sittings of this day overlap."},
    {"days_required", "Indiquez les jours de la session.", "المرجو تحديد أيام الدورة.", "Give the days of the session."},
    {"programme_required", "Choisissez un programme au moins.", "المرجو اختيار برنامج واحد على الأقل.", "Choose at least one programme."},
    {"already_registered", "Cette personne est déjà inscrite.", "هذا الشخص مسجل من قبل.", "This person is already registered."},
    {"already_member", "Cette personne fait déjà partie de la liste.", "هذا الشخص عضو من قبل.", "This person is already a member."},
    {"already_current", "Une affectation en cours existe déjà.", "هناك تعيين سار من قبل.", "There already is a current affiliation."},
    {"not_registered", "Cette personne n'est pas inscrite à la session.", "هذا الشخص غير مسجل في الدورة.", "This person is not registered for the session."},
    {"seats_taken", "Toutes les places sont prises.", "جميع المقاعد محجوزة.", "All seats are taken."},
    {"seats_taken_waiting", "Toutes les places sont prises : la personne est sur la liste d'attente.", "جميع المقاعد محجوزة: تم وضع الشخص في لائحة الانتظار.", "All seats are taken: the person is on the waiting list."},
    {"seats_below_registered", "Il y a déjà plus de personnes inscrites que de places.", "عدد المسجلين يفوق عدد المقاعد.", "More people are registered than there would be seats."},
    {"waiting_list_changed", "La liste d'attente a changé entre-temps : relisez-la.", "تغيرت لائحة الانتظار في هذه الأثناء: المرجو مراجعتها.", "The waiting list changed in the meantime: read it again."},
    {"session_cancelled", "Cette session est annulée.", "هذه الدورة ملغاة.", "This session is cancelled."},
    {"parts_exceed_total", "Les femmes et les hommes dépassent le total.", "مجموع النساء والرجال يتجاوز العدد الإجمالي.", "Women and men exceed the total."},
    {"earlier_names_repeat", "Deux anciens noms finissent le même jour.", "اسمان سابقان ينتهيان في اليوم نفسه.", "Two earlier names end on the same day."},
    {"wrong_password", "Le mot de passe actuel ne correspond pas.", "كلمة المرور الحالية غير مطابقة.", "The current password does not match."},
    {"auditor_needs_bounds", "Un accès d'audit a besoin d'un programme, d'une période et d'une date de fin.", "يتطلب ولوج التدقيق برنامجا وفترة وتاريخ انتهاء.", "An audit account needs a programme, a period and an end date."},
    {"organisation_required", "Ce rôle est lié à une organisation : choisissez-la.", "هذا الدور مرتبط بهيئة: المرجو اختيارها.", "This role is bound to an organisation: choose it."},
    {"last_administrator", "Il doit rester un compte d'administration actif.", "يجب أن يبقى حساب إدارة واحد مفعل على الأقل.", "One active administrator account must remain."},
    {"unreadable_file", "Ce fichier n'a pas pu être lu.", "تعذرت قراءة هذا الملف.", "This file could not be read."},
    {"empty_file", "Ce fichier est vide.", "هذا الملف فارغ.", "This file is empty."},
    {"header_missing", "La première ligne doit donner un nom à chaque colonne.", "يجب أن يعطي السطر الأول اسما لكل عمود.", "The first row must name every column."},
    {"repeated_column", "Deux colonnes portent le même nom ({detail}).", "عمودان يحملان الاسم نفسه ({detail}).", "Two columns have the same name ({detail})."},
    {"too_many_columns", "Ce fichier a trop de colonnes (maximum {detail}).", "عدد أعمدة هذا الملف كبير جدا (الحد الأقصى {detail}).", "This file has too many columns (at most {detail})."},
    {"too_many_rows", "Ce fichier a trop de lignes (maximum {detail}).", "عدد أسطر هذا الملف كبير جدا (الحد الأقصى {detail}).", "This file has too many rows (at most {detail})."},
    {"open_quote", "Un guillemet ouvert n'est jamais refermé (ligne {detail}).", "علامة اقتباس مفتوحة لم تغلق (السطر {detail}).", "A quotation mark is never closed (row {detail})."},
    {"ragged_row", "Cette ligne n'a pas autant de cellules qu'il y a de colonnes ({detail}).", "عدد خلايا هذا السطر لا يساوي عدد الأعمدة ({detail}).", "This row has not as many cells as there are columns ({detail})."},
    {"import_interrupted", "L'import a été interrompu : rien n'a été enregistré. Recommencez.", "توقف الاستيراد: لم يتم تسجيل أي شيء. المرجو إعادة المحاولة.", "The import was interrupted: nothing was saved. Start it again."},
    {"import_not_ready", "Cet import n'en est pas à cette étape.", "هذا الاستيراد لم يبلغ هذه المرحلة.", "This import is not at that stage."},
    {"rows_in_error", "Des lignes sont à corriger avant de confirmer.", "هناك أسطر يجب تصحيحها قبل التأكيد.", "Some rows need correcting before confirming."},
});
// clang-format on

}  // namespace

std::span<Message const> rule_messages() { return table; }

}  // namespace athar::json
