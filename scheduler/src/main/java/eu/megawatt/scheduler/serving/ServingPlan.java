package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.Reservation;
import eu.megawatt.scheduler.live.Reservations;
import java.util.List;
import java.util.Optional;

/** How all services are run over the slots of a grid. */
public record ServingPlan(TimeGrid grid, List<Served> services) {

  /** Before the first. */
  public static final ServingPlan NONE = new ServingPlan(Reservations.NONE.grid(), List.of());

  public ServingPlan {
    services = List.copyOf(services);
  }

  /** The service of an id; empty where it is not in the plan. */
  public Optional<Served> service(String id) {
    return services.stream().filter(it -> it.service().id().equals(id)).findFirst();
  }

  /** What has to be kept free for it. */
  public Reservations reservations() {
    return new Reservations(grid, services.stream().map(ServingPlan::reservation).toList());
  }

  private static Reservation reservation(Served served) {
    return new Reservation(
        served.service().id(),
        served.service().residency(),
        served.service().unservedEurPerThousand(),
        served.pools().stream().map(Hosted::hold).toList());
  }
}
