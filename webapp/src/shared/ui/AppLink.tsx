import { useRouter } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes, type MouseEvent } from 'react';

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** An address inside the application, as written in the address bar: "/people/…?tab=history". */
  href: string;
}

/** An ordinary link that the router follows without loading the page again. Ctrl, middle click and `target` stay the browser's. */
export const AppLink = forwardRef<HTMLAnchorElement, AppLinkProps>(function AppLink({ href, onClick, ...rest }, ref) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain || rest.target || rest.download !== undefined) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return <a ref={ref} href={href} onClick={follow} {...rest} />;
});
