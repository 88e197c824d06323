package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.SoonestPlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places that a job could have beside the plan: the soonest, the cheapest, the cleanest. */
final class Offers {

  private final LivePlan plan;
  private final Window window;

  Offers(LivePlan plan) {
    this.plan = plan;
    this.window = plan.window();
  }

  /** One of each kind where the job fits at all; the price is not held against its value. */
  List<Offer> of(Job job, int fromSlot) {
    List<Offer> offers = new ArrayList<>();
    for (Offer.Kind kind : Offer.Kind.values()) {
      run(kind, job, fromSlot).ifPresent(run -> offers.add(offer(kind, job, run)));
    }
    return offers;
  }

  /** Where a job would be under an offer; empty where it fits nowhere. */
  Optional<Run> run(Offer.Kind kind, Job job, int fromSlot) {
    return switch (kind) {
      case SOONEST -> soonest(job, fromSlot);
      case CHEAPEST ->
          plan.cheapest(job.tenant(), window.spec(job, fromSlot).atAnyPrice(), fromSlot);
      case CLEANEST -> cleanest(job, fromSlot);
    };
  }

  private Optional<Run> soonest(Job job, int fromSlot) {
    return new SoonestPlacement(plan.occupancy(), plan.shares().gate(job.tenant()))
        .find(window.spec(job, fromSlot))
        .map(window::run);
  }

  private Optional<Run> cleanest(Job job, int fromSlot) {
    CheapestPlacement finder = new CheapestPlacement(window.problem, plan.occupancy());
    return finder.find(
            window.cleanSpec(job, fromSlot), Double.MAX_VALUE, plan.shares().gate(job.tenant()))
        ? Optional.of(window.run(finder))
        : Optional.empty();
  }

  private Offer offer(Offer.Kind kind, Job job, Run run) {
    Footprint its = new Footprints(window).of(job, run);
    return new Offer(
        kind, run, its.costMicro(), its.energyWh(), its.carbonGrams(), its.peakWatts());
  }
}
