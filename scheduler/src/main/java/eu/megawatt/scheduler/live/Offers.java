package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
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
  List<Offer> of(Work work, int fromSlot) {
    List<Offer> offers = new ArrayList<>();
    for (Offer.Kind kind : Offer.Kind.values()) {
      run(kind, work, fromSlot).ifPresent(run -> offers.add(offer(kind, work, run)));
    }
    return offers;
  }

  /** Where a job would be under an offer; empty where it fits nowhere. */
  Optional<Run> run(Offer.Kind kind, Work work, int fromSlot) {
    return plan.chains()
        .earliest(LiveJob.of(work))
        .flatMap(
            it -> {
              int from = Math.max(fromSlot, window.slotFrom(it));
              return switch (kind) {
                case SOONEST -> soonest(work, from);
                case CHEAPEST -> cheapest(work, from);
                case CLEANEST -> cleanest(work, from);
              };
            });
  }

  private Optional<Run> cheapest(Work work, int fromSlot) {
    JobSpec spec = window.spec(Rest.of(work), fromSlot).atAnyPrice();
    return plan.cheapest(work.job().tenant(), spec, fromSlot);
  }

  private Optional<Run> soonest(Work work, int fromSlot) {
    return new SoonestPlacement(plan.occupancy(), plan.shares().gate(work.job().tenant()))
        .find(window.spec(Rest.of(work), fromSlot))
        .map(window::run);
  }

  private Optional<Run> cleanest(Work work, int fromSlot) {
    CheapestPlacement finder = new CheapestPlacement(window.problem, plan.occupancy());
    return finder.find(
            window.cleanSpec(Rest.of(work), fromSlot),
            Double.MAX_VALUE,
            plan.shares().gate(work.job().tenant()))
        ? Optional.of(window.run(finder))
        : Optional.empty();
  }

  private Offer offer(Offer.Kind kind, Work work, Run run) {
    Footprint its = new Footprints(window).of(Rest.of(work), run);
    return new Offer(
        kind, run, its.costMicro(), its.energyWh(), its.carbonGrams(), its.peakWatts());
  }
}
