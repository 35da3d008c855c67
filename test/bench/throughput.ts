import { builtCatalog } from "../../src/catalog/built.ts";
import { profileOf } from "../../src/core/report.ts";
import { readiness } from "../../src/core/score/readiness.ts";

/** Assessments scored a second on one core: every sample person against every shipped role. */
export function throughput(data: string, seconds = 2): number {
  const { people, roles } = builtCatalog(data);
  const profiles = people.map(({ answers }) => profileOf(answers));
  let scored = 0;
  let sum = 0;
  const round = () => {
    for (const role of roles) for (const profile of profiles) sum += readiness(role, profile).value;
    scored += roles.length * profiles.length;
  };
  for (let i = 0; i < 2000; i++) round();
  scored = 0;
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) round();
  if (!(sum > 0)) throw new Error("nothing was scored");
  return scored / ((performance.now() - started) / 1000);
}
