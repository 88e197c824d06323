package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import java.util.ArrayList;
import java.util.List;

/** Makes the document out of a draft. */
final class DemandAssembly {

  private final Draft draft;
  private final TimeGrid grid;

  DemandAssembly(Draft draft) {
    this.draft = draft;
    this.grid = draft.terrain.demand.base().grid();
  }

  DemandPlan plan(double seconds, long seed) {
    WhyLeftOut why = new WhyLeftOut(draft);
    List<Unplaced> unplaced = new ArrayList<>();
    for (int job = 0; job < draft.jobs.size(); job++) {
      if (draft.use(job).isEmpty()) {
        unplaced.add(new Unplaced(draft.jobs.get(job).job.id(), why.job(job)));
      }
    }
    List<ServiceRun> services = new ArrayList<>();
    List<Unserved> unserved = new ArrayList<>();
    for (int service = 0; service < draft.services.size(); service++) {
      String id = draft.services.get(service).service.id();
      if (draft.servings(service).isEmpty()) {
        unserved.add(new Unserved(id, why.service(service)));
      } else {
        services.add(new ServiceRun(id, shares(service)));
      }
    }
    return new DemandPlan(
        draft.terrain.demand.base().name(),
        runs(),
        unplaced,
        services,
        unserved,
        Money.ofEuro(draft.eur()),
        seconds,
        seed);
  }

  List<JobRun> runs() {
    List<JobRun> runs = new ArrayList<>();
    for (int job = 0; job < draft.jobs.size(); job++) {
      String id = draft.jobs.get(job).job.id();
      draft
          .use(job)
          .ifPresent(
              it -> runs.add(new JobRun(id, it.stretches().stream().map(this::segment).toList())));
    }
    return runs;
  }

  private Segment segment(Use.Stretch stretch) {
    return new Segment(
        stretch.option().place().pool().id(),
        grid.at(stretch.from()),
        grid.at(stretch.to()),
        stretch.option().cap().fraction());
  }

  private List<PoolShare> shares(int service) {
    ServiceAsk ask = draft.services.get(service);
    List<Serving> servings = draft.servings(service);
    List<PoolShare> shares = new ArrayList<>();
    for (int host = 0; host < ask.hosts.size(); host++) {
      double[] replicas = new double[grid.slots()];
      double[] share = new double[grid.slots()];
      double most = 0;
      for (int slot = 0; slot < grid.slots(); slot++) {
        replicas[slot] = servings.get(slot).replicas()[host];
        double asked = servings.get(slot).asked()[host];
        share[slot] = asked == 0 ? 0 : asked / ask.asked(slot);
        most = Math.max(most, replicas[slot]);
      }
      if (most > 0) {
        shares.add(
            new PoolShare(
                ask.hosts.get(host).place().pool().id(), Series.of(replicas), Series.of(share)));
      }
    }
    return shares;
  }
}
