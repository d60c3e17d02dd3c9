/** Who is where on which day, so that nobody sits in two rooms at once. */
export class Diary {
  #taken = new Set();

  isFree(personId, session) {
    return (session.days ?? []).every(({ date }) => !this.#taken.has(`${personId} ${date}`));
  }

  take(personId, session) {
    for (const { date } of session.days ?? []) this.#taken.add(`${personId} ${date}`);
  }

  takeAll(session) {
    for (const { person_id } of [...(session.registrations ?? []), ...(session.team ?? [])])
      this.take(person_id, session);
  }
}
