#pragma once
#include "domain/training/registration.hpp"
#include "domain/training/session.hpp"
#include "server/json/json.hpp"

/// The words of training as they are sent.
namespace athar {

BOOST_DESCRIBE_ENUM(SessionKind, training, workshop, reflection_workshop, study_visit, coaching, seminar, conference)
BOOST_DESCRIBE_ENUM(Modality, in_person, distance, e_learning, blended)
BOOST_DESCRIBE_ENUM(TeamRole, trainer, speaker, organiser, interpreter, observer)
BOOST_DESCRIBE_ENUM(SessionStatus, planned, open, confirmed, running, completed, closed, postponed, cancelled)
BOOST_DESCRIBE_ENUM(RegistrationRole, participant, trainer, speaker, organiser, observer, interpreter)
BOOST_DESCRIBE_ENUM(RegistrationStatus, registered, waiting, withdrawn)

}  // namespace athar
