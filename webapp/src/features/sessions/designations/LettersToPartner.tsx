import type { Designation } from '@/shared/api';
import { LetterCard } from './LetterCard';

/** Letters that ask an organisation to name people, each with whom it named. */
export default function LettersToPartner({ letters }: { letters: Designation[] }) {
  return (
    <>
      {letters.map((letter) => (
        <LetterCard key={letter.id} letter={letter} showsSession />
      ))}
    </>
  );
}
