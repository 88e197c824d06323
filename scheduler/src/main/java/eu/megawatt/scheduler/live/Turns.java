package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which jobs without a place are tried where tenants have shares: those of tenants
 * with a guarantee first, then the greater priority, then in turns, of each tenant the one that has
 * waited longest. So that the many of one do not stand before the few of another.
 */
final class Turns {

  private static final Comparator<LiveJob> LONGEST_WAIT =
      Comparator.<LiveJob, Instant>comparing(Placing::waitingSince).thenComparing(LiveJob::id);

  private final World world;

  Turns(World world) {
    this.world = world;
  }

  private record Turn(LiveJob job, boolean isGuaranteed, int priority, int rank) {}

  List<LiveJob> of(List<LiveJob> waiting) {
    List<LiveJob> oldestFirst = new ArrayList<>(waiting);
    oldestFirst.sort(LONGEST_WAIT);
    Map<String, Integer> ranks = new HashMap<>();
    List<Turn> turns = new ArrayList<>();
    for (LiveJob job : oldestFirst) {
      TenantShare share = world.share(job.work().job().tenant());
      int rank = ranks.merge(share.tenant(), 1, Integer::sum);
      turns.add(new Turn(job, share.guaranteedWatts() > 0, share.priority(), rank));
    }
    turns.sort(
        Comparator.comparing((Turn it) -> !it.isGuaranteed)
            .thenComparingInt(it -> -it.priority)
            .thenComparingInt(it -> it.rank)
            .thenComparing(Turn::job, LONGEST_WAIT));
    return turns.stream().map(Turn::job).toList();
  }
}
