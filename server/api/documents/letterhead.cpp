#include "server/api/documents/letterhead.hpp"

#include <algorithm>

#include "domain/organisations/organisation.hpp"
#include "domain/privacy/privacy_notice.hpp"
#include "domain/privacy/privacy_store.hpp"
#include "domain/programmes/programme.hpp"

namespace athar::api {
namespace {

constexpr std::size_t most_logos = 6;       ///< in one line
constexpr std::size_t most_lines = 8;       ///< of a head; an organisation may lie deeper than paper shows

void add(std::vector<OrganisationId>& list, std::vector<OrganisationId> const& more) {
  for (auto const& id : more)
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
}

DocumentParties parties_of(UnitOfWork& unit, SessionPage const& session) {
  DocumentParties parties;
  std::vector<OrganisationId> partners;
  for (auto const& programme : session.programmes) {
    auto const page = unit.programmes().find(programme.id);
    if (!page) continue;
    add(parties.implementers, page->programme.implementers);
    add(parties.funders, page->programme.funders);
    add(partners, page->programme.partners);
  }
  auto const& candidates = parties.implementers.empty() ? partners : parties.implementers;
  if (!candidates.empty()) parties.host = candidates.front();
  std::erase_if(parties.implementers, [&](OrganisationId const& id) { return id == parties.host; });
  return parties;
}

std::vector<std::string> split_lines(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

/// The host below everything above it, from the top.
std::vector<LocalizedText> chain_of(UnitOfWork& unit, Organisation const& host, LocalDate day) {
  std::vector<LocalizedText> names{host.name_on(day)};
  auto parent = host.parent_id;
  while (parent && names.size() < most_lines) {
    auto const above = unit.organisations().find(*parent);
    if (!above) break;
    names.push_back(above->organisation.name_on(day));
    parent = above->organisation.parent_id;
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::vector<LocalizedText> head_of(UnitOfWork& unit, Organisation const& host, LocalDate day) {
  auto const chain = chain_of(unit, host, day);
  auto in = [&](std::string LocalizedText::*language) {
    auto lines = split_lines(host.letterhead.*language);
    if (!lines.empty()) return lines;
    for (auto const& name : chain)
      if (!(name.*language).empty()) lines.push_back(name.*language);
    return lines;
  };
  auto const fr = in(&LocalizedText::fr), ar = in(&LocalizedText::ar), en = in(&LocalizedText::en);
  auto at = [](std::vector<std::string> const& lines, std::size_t i) { return i < lines.size() ? lines[i] : std::string(); };
  std::vector<LocalizedText> head;
  auto const length = std::min(std::max({fr.size(), ar.size(), en.size()}), most_lines);
  for (std::size_t i = 0; i < length; ++i) head.push_back({at(fr, i), at(ar, i), at(en, i)});
  return head;
}

/// In protocol order: the host, those who implement with it, who pays.
std::vector<documents::Logo> logos_of(UnitOfWork& unit, DocumentParties const& parties, LocalDate day) {
  std::vector<OrganisationId> order;
  if (parties.host) order.push_back(*parties.host);
  add(order, parties.implementers);
  add(order, parties.funders);
  std::vector<documents::Logo> logos;
  for (auto const& id : order) {
    if (logos.size() == most_logos) break;
    auto logo = unit.organisations().logo(id);
    auto const owner = logo ? unit.organisations().find(id) : std::nullopt;
    if (owner)
      logos.push_back({std::move(logo->head.media_type), std::move(logo->content), logo->head.width, logo->head.height,
                       owner->organisation.name_on(day)});
  }
  return logos;
}

}  // namespace

documents::Letterhead letterhead_of(UnitOfWork& unit, SessionPage const& session, LocalDate day) {
  return letterhead_of(unit, parties_of(unit, session), day);
}

documents::Letterhead letterhead_of(UnitOfWork& unit, DocumentParties const& parties, LocalDate day) {
  documents::Letterhead letterhead;
  if (parties.host) {
    if (auto const host = unit.organisations().find(*parties.host)) {
      letterhead.lines = head_of(unit, host->organisation, day);
      letterhead.host = host->organisation.name_on(day);
      letterhead.host_place = host->place_name;
      letterhead.host_contact = host->organisation.email.value_or("");
    }
  }
  letterhead.logos = logos_of(unit, parties, day);
  for (auto const& id : parties.funders)
    if (auto const funder = unit.organisations().find(id)) letterhead.funders.push_back(funder->organisation.name_on(day));
  auto notice = unit.privacy().notice().notice();
  letterhead.controller = std::move(notice.controller);
  letterhead.purpose = std::move(notice.purpose);
  letterhead.recipients = std::move(notice.recipients);
  letterhead.rights_contact = std::move(notice.contact);
  letterhead.receipt_number = std::move(notice.receipt_number);
  return letterhead;
}

}  // namespace athar::api
