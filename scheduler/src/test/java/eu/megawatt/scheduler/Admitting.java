package eu.megawatt.scheduler;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import java.util.Objects;

/** Whether a policy admits a site, as the format's words have it: an oracle. */
public final class Admitting {

  private Admitting() {}

  public static boolean admits(Scenario scenario, Job job, Pool pool) {
    ResidencyPolicy policy = Objects.requireNonNull(scenario.policies().get(job.residency()));
    Site site = scenario.siteOf(pool);
    return policy.countries().map(it -> it.contains(site.country())).orElse(true)
        && policy
            .operatorJurisdictions()
            .map(it -> it.contains(site.assurance().operatorJurisdiction()))
            .orElse(true)
        && site.assurance().certifications().containsAll(policy.certifications())
        && policy.keyCustody().map(site.assurance().keyCustody()::contains).orElse(true)
        && site.assurance().seal() >= policy.minSeal();
  }
}
