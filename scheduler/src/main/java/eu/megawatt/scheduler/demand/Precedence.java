package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Tenant;
import java.util.List;

/**
 * Whose jobs are placed before whose when a plan goes on: first what runs and may not be
 * interrupted before it is done, then what its tenant is guaranteed, as far as that goes in the
 * order in which its jobs stand in the demand, and then the rest. So what a tenant asks for beyond
 * its guarantee never stands before what another one asks for within its own.
 */
enum Precedence {
  BOUND,
  GUARANTEED,
  BORROWED;

  private static final double WATTS_PER_MEGAWATT = 1e6;

  /** Of each job of a draft, in their order. */
  static Precedence[] of(Terrain terrain, List<Ask> jobs) {
    boolean[] borrows = borrows(terrain, jobs);
    Precedence[] all = new Precedence[jobs.size()];
    for (int job = 0; job < all.length; job++) {
      boolean isBound = jobs.get(job).isBoundToTheEnd(terrain);
      all[job] = isBound ? BOUND : borrows[job] ? BORROWED : GUARANTEED;
    }
    return all;
  }

  /** Whether each job of a draft runs on more than its tenant is guaranteed, in their order. */
  static boolean[] borrows(Terrain terrain, List<Ask> jobs) {
    double[] left = new double[terrain.tenantCount()];
    for (int tenant = 0; tenant < left.length; tenant++) {
      Tenant its = terrain.tenant(tenant);
      left[tenant] = its.guaranteedMW() * WATTS_PER_MEGAWATT;
    }
    boolean[] all = new boolean[jobs.size()];
    for (boolean runs : new boolean[] {true, false}) {
      for (int job = 0; job < all.length; job++) {
        Ask ask = jobs.get(job);
        if (ask.standing.pool().isPresent() == runs) {
          double watts = ask.facilityWatts();
          boolean isWithin = watts <= left[ask.tenant];
          left[ask.tenant] -= isWithin || ask.isBound() ? watts : 0;
          all[job] = !isWithin;
        }
      }
    }
    return all;
  }
}
