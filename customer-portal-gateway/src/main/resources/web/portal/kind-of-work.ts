import type { ServiceType } from '../shared/shapes';

/** Words of everyday that name a kind of work without its name. */
const HINTS: Record<string, string[]> = {
  boiler: ['boiler', 'radiator', 'heating', 'pressure', 'thermostat', 'pilot', 'hot water', 'cold', 'gas'],
  plumb: ['tap', 'leak', 'pipe', 'drain', 'toilet', 'sink', 'shower', 'blocked', 'drip', 'flush', 'water'],
  electric: ['socket', 'light', 'fuse', 'breaker', 'switch', 'power', 'electric', 'trip', 'wiring', 'plug'],
  heat: ['service', 'annual', 'ventilation', 'filter', 'fan', 'maintenance', 'check', 'heat pump'],
};

/** The kind of work that a description most likely means; undefined where nothing points to one. */
export function guess(description: string, types: ServiceType[]): ServiceType | undefined {
  const said = ` ${description.toLowerCase()} `;
  let best: ServiceType | undefined;
  let most = 0;
  for (const type of types) {
    const name = `${type.code} ${type.name}`.toLowerCase();
    const own = type.name.toLowerCase().split(/\W+/).filter(word => word.length > 3 && said.includes(word)).length * 2;
    const hinted = Object.entries(HINTS).filter(([stem]) => name.includes(stem)).flatMap(([, words]) => words)
      .filter(word => said.includes(word)).length;
    if (own + hinted > most) {
      most = own + hinted;
      best = type;
    }
  }
  return best;
}
