import { useEffect, useState } from 'react';

/**
 * Whether the page's content policy refused an address: the app was not given leave to use its host.
 * @param url what is about to be loaded; a new one starts over
 */
export function useBlocked(url: string): boolean {
  const [blocked, setBlocked] = useState('');
  useEffect(() => {
    if (url === '') return undefined;
    const onViolation = (event: SecurityPolicyViolationEvent): void => {
      // Reports leave out the query, and name other origins without their path.
      const wanted = absolute(url);
      const scheme = url.slice(0, url.indexOf(':'));
      if (event.blockedURI === scheme || (event.blockedURI !== '' && wanted.startsWith(event.blockedURI.replace(/\/$/, '')))) setBlocked(url);
    };
    document.addEventListener('securitypolicyviolation', onViolation);
    return () => document.removeEventListener('securitypolicyviolation', onViolation);
  }, [url]);
  return blocked === url && url !== '';
}

function absolute(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}

export function hostOf(url: string): string {
  try {
    return new URL(url, document.baseURI).host;
  } catch {
    return '';
  }
}
