package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds for one job after the other how it is done cheapest in what others leave free: with breaks
 * and in several places, where that pays. Not thread-safe.
 */
public final class BesideOthers {

  private static final int FEW_LABELS = 3;

  private final Terrain terrain;
  private final Ledger ledger;
  private final Permits permits;
  private final TimeGrid grid;

  /**
   * Begins with what is free.
   *
   * @param fleet with the jobs that are asked about
   * @param terms of those of them that have some, by id
   * @param freeGpus by pool, in the fleet's order, and slot
   * @param freeMilliwatts above idle on the IT side, by power domain, in the fleet's order, and
   *     slot
   */
  public BesideOthers(
      Scenario fleet,
      Map<String, JobTerms> terms,
      List<Link> links,
      long[][] freeGpus,
      long[][] freeMilliwatts) {
    this.grid = fleet.grid();
    this.permits = fleet.permits();
    this.terrain =
        new Terrain(
            new Demand(fleet, terms, links, Map.of(), Map.of(), Map.of(), Map.of()), Headroom.NONE);
    this.ledger = new Ledger(terrain, freeGpus, freeMilliwatts);
  }

  /**
   * How a job is done cheapest from a slot on, to have ended before another begins; empty where it
   * cannot be.
   *
   * @param job one of the fleet's
   * @param standing where it stands when the first of these slots begins
   */
  public Optional<List<Segment>> cheapest(Job job, Standing standing, int from, int to) {
    Ask ask = new Ask(terrain, job, permits, standing);
    return new RunFinder(ask, ledger, RunFinder.Pricing.TRUE, terrain.slotMinutes, FEW_LABELS)
        .find(from, to, Double.POSITIVE_INFINITY)
        .map(use -> use.stretches().stream().map(this::segment).toList());
  }

  private Segment segment(Use.Stretch stretch) {
    return new Segment(
        stretch.option().place().pool().id(),
        grid.at(stretch.from()),
        grid.at(stretch.to()),
        stretch.option().cap().fraction());
  }

  /**
   * Takes what a segment of a job takes, or gives it back.
   *
   * @param sign 1, or -1 to give back
   */
  public void take(Job job, Segment segment, int from, int sign) {
    Terrain.Place place = terrain.place(segment.pool());
    double watts =
        Math.max(
                0,
                segment.powerCap() * job.wattsPerGpuOn(place.type().id())
                    - place.type().idleWatts())
            * job.gpus();
    int tenant = terrain.tenant(job.tenant());
    int end = Math.clamp(grid.firstSlotFrom(segment.end()), 0, terrain.slots);
    int begin = Math.clamp(grid.firstSlotFrom(segment.start()), 0, terrain.slots);
    for (int slot = Math.max(from, begin); slot < end; slot++) {
      double draw = watts * job.load().at(slot);
      ledger.take(place, tenant, slot, (double) sign * job.gpus(), sign * draw, false);
    }
  }
}
