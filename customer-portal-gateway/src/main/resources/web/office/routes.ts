/** The office's pages by their addresses, so that each can be bookmarked, sent to a colleague and gone back to. */
export type Route =
  | { page: 'orders' }
  | { page: 'new-order' }
  | { page: 'order'; id: string }
  | { page: 'visit'; id: string }
  | { page: 'board' }
  | { page: 'invoices' }
  | { page: 'invoice'; id: string }
  | { page: 'stock' }
  | { page: 'customers' }
  | { page: 'import'; technicians: boolean }
  | { page: 'customer'; id: string }
  | { page: 'merge'; id: string }
  | { page: 'plans' }
  | { page: 'new-plan' }
  | { page: 'plan'; id: string }
  | { page: 'policies' }
  | { page: 'policy'; id: string }
  | { page: 'kinds' }
  | { page: 'technicians' }
  | { page: 'sign'; id: string }
  | { page: 'nowhere' };

const BASE = '/office';

export function route(path: string): Route {
  const [place = '', id = '', more = '', rest] = path.slice(BASE.length).split('/').filter(Boolean).map(decodeURIComponent);
  if (rest !== undefined) return { page: 'nowhere' };
  switch (place) {
    case '':
    case 'orders':
      if (!id) return { page: 'orders' };
      if (id === 'new') return { page: 'new-order' };
      return more === '' ? { page: 'order', id } : more === 'visit' ? { page: 'visit', id } : { page: 'nowhere' };
    case 'board':
      return { page: 'board' };
    case 'invoices':
      return id ? { page: 'invoice', id } : { page: 'invoices' };
    case 'stock':
      return { page: 'stock' };
    case 'customers':
      return !id ? { page: 'customers' } : id === 'import' ? { page: 'import', technicians: false } : more === '' ? { page: 'customer', id }
        : more === 'merge' ? { page: 'merge', id } : { page: 'nowhere' };
    case 'plans':
      return !id ? { page: 'plans' } : id === 'new' ? { page: 'new-plan' } : { page: 'plan', id };
    case 'policies':
      return id ? { page: 'policy', id } : { page: 'policies' };
    case 'kinds-of-work':
      return id ? { page: 'nowhere' } : { page: 'kinds' };
    case 'technicians':
      return !id ? { page: 'technicians' } : id === 'import' && more === '' ? { page: 'import', technicians: true } : { page: 'nowhere' };
    case 'signs':
      return id ? { page: 'sign', id } : { page: 'nowhere' };
    default:
      return { page: 'nowhere' };
  }
}

export const to = {
  orders: (query: Record<string, string> = {}) => withQuery(`${BASE}/orders`, query),
  newOrder: (site = '') => withQuery(`${BASE}/orders/new`, { site }),
  order: (id: string) => `${BASE}/orders/${encodeURIComponent(id)}`,
  visit: (id: string, move = '') => withQuery(`${BASE}/orders/${encodeURIComponent(id)}/visit`, { move }),
  board: (day = '') => withQuery(`${BASE}/board`, { day }),
  invoices: (query: Record<string, string> = {}) => withQuery(`${BASE}/invoices`, query),
  invoice: (id: string) => `${BASE}/invoices/${encodeURIComponent(id)}`,
  stock: () => `${BASE}/stock`,
  customers: () => `${BASE}/customers`,
  importing: () => `${BASE}/customers/import`,
  customer: (id: string) => `${BASE}/customers/${encodeURIComponent(id)}`,
  sign: (form: string) => `${BASE}/signs/${encodeURIComponent(form)}`,
  merge: (id: string, other = '') => withQuery(`${BASE}/customers/${encodeURIComponent(id)}/merge`, { with: other }),
  plans: () => `${BASE}/plans`,
  newPlan: () => `${BASE}/plans/new`,
  plan: (id: string) => `${BASE}/plans/${encodeURIComponent(id)}`,
  kinds: () => `${BASE}/kinds-of-work`,
  technicians: () => `${BASE}/technicians`,
  importingTechnicians: () => `${BASE}/technicians/import`,
  policies: () => `${BASE}/policies`,
  policy: (id: string, version = '') => withQuery(`${BASE}/policies/${encodeURIComponent(id)}`, { version }),
};

function withQuery(path: string, query: Record<string, string>): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  return filled.length ? `${path}?${new URLSearchParams(filled)}` : path;
}

/** Another page (or, with `replace`, the same page otherwise narrowed). */
export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Links within the office change the page without loading it anew. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
