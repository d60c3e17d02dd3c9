import { useParams } from '@tanstack/react-router';
import { PublicAgreementPage } from './PublicAgreementPage';
import { PublicRegisterPage } from './PublicRegisterPage';

/** The public register: all of it, or the agreement in the address. */
export default function PublicPages() {
  const { id } = useParams({ strict: false }) as { id?: string };
  return id ? <PublicAgreementPage id={id} /> : <PublicRegisterPage />;
}
