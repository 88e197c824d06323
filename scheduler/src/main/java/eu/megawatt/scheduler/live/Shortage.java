package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A power domain, a pool or a tenant's ceiling of which more is taken than there is, and when.
 * Looks at the plan as it is when it is asked.
 */
final class Shortage {

  private final Window window;
  private final long[] left;
  private final boolean[] pools;

  /** Whether what is short is power, in milliwatts; GPUs else. */
  private final boolean isOfPower;

  /** Whose ceiling it is; empty where it is not one. */
  private final Optional<String> tenant;

  private final int from;
  private final int to;

  private Shortage(
      Window window,
      long[] left,
      boolean[] pools,
      boolean isOfPower,
      Optional<String> tenant,
      BitSet slotsShort) {
    this.window = window;
    this.left = left;
    this.pools = pools;
    this.isOfPower = isOfPower;
    this.tenant = tenant;
    this.from = slotsShort.nextSetBit(0);
    this.to = slotsShort.length();
  }

  /** All from a slot on: of power first, and of each kind the largest first. */
  static List<Shortage> all(LivePlan plan, int fromSlot) {
    Window window = plan.window();
    List<Shortage> power = new ArrayList<>();
    for (int domain = 0; domain < window.problem.room.length; domain++) {
      boolean[] below = new boolean[window.problem.path.length];
      for (int pool : window.problem.poolsBelow[domain]) {
        below[pool] = true;
      }
      add(power, window, plan.occupancy().room(domain), below, true, Optional.empty(), fromSlot);
    }
    boolean[] everywhere = new boolean[window.problem.path.length];
    Arrays.fill(everywhere, true);
    for (ShareAccount account : plan.shares().accounts()) {
      if (account.share().ceilingWatts().isPresent()) {
        add(
            power,
            window,
            account.leftMilliwatts(),
            everywhere,
            true,
            Optional.of(account.share().tenant()),
            fromSlot);
      }
    }
    List<Shortage> devices = new ArrayList<>();
    for (int pool = 0; pool < window.problem.path.length; pool++) {
      boolean[] its = new boolean[window.problem.path.length];
      its[pool] = true;
      add(devices, window, plan.occupancy().free(pool), its, false, Optional.empty(), fromSlot);
    }
    Comparator<Shortage> largest = Comparator.comparingLong(it -> -it.amount());
    power.sort(largest);
    devices.sort(largest);
    power.addAll(devices);
    return power;
  }

  private static void add(
      List<Shortage> all,
      Window window,
      long[] left,
      boolean[] pools,
      boolean isOfPower,
      Optional<String> tenant,
      int fromSlot) {
    BitSet slots = new BitSet();
    for (int slot = fromSlot; slot < left.length; slot++) {
      if (left[slot] < 0) {
        slots.set(slot);
      }
    }
    if (!slots.isEmpty()) {
      all.add(new Shortage(window, left, pools, isOfPower, tenant, slots));
    }
  }

  private long amount() {
    return Arrays.stream(left, from, to).filter(it -> it < 0).map(it -> -it).sum();
  }

  boolean isOfPower() {
    return isOfPower;
  }

  /** Whether it is of a tenant's ceiling. */
  boolean isOfShare() {
    return tenant.isPresent();
  }

  boolean isOver() {
    for (int slot = from; slot < to; slot++) {
      if (left[slot] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a job takes something of it at an instant that is short. */
  boolean concerns(LiveJob job) {
    return tenant.map(job.work().job().tenant()::equals).orElse(true)
        && job.held().map(run -> run.legs().stream().anyMatch(this::concerns)).orElse(false);
  }

  boolean concerns(Leg leg) {
    return firstShort(leg) < end(leg);
  }

  private int end(Leg leg) {
    return Math.min(to, window.end(leg));
  }

  /** The first slot of a leg that is short; its end or later if there is none. */
  int firstShort(Leg leg) {
    if (!pools[window.pool(leg.poolId())]) {
      return Integer.MAX_VALUE;
    }
    int slot = Math.max(from, window.first(leg));
    while (slot < end(leg) && left[slot] >= 0) {
      slot++;
    }
    return slot;
  }

  /** The slot after the last of a leg that is short. */
  int pastShort(Leg leg) {
    int slot = end(leg);
    while (slot > from && left[slot - 1] >= 0) {
      slot--;
    }
    return slot;
  }

  /** What a job takes of it at the instants that are short, summed over them. */
  long taken(LiveJob job) {
    long sum = 0;
    for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
      if (concerns(leg)) {
        sum += taken(job, leg, window.draw(job.work().job(), leg));
      }
    }
    return sum;
  }

  /** What it would take in a leg if it drew so much. */
  long taken(LiveJob job, Leg leg, Draw draw) {
    long sum = 0;
    for (int slot = Math.max(from, window.first(leg)); slot < end(leg); slot++) {
      if (left[slot] < 0) {
        sum += taken(job, window.pool(leg.poolId()), draw, slot);
      }
    }
    return sum;
  }

  private long taken(LiveJob job, int pool, Draw draw, int slot) {
    if (!isOfPower) {
      return job.work().job().gpus();
    }
    return isOfShare() ? window.facilityMilliwatts(draw, pool, slot) : draw.milliwatts(slot);
  }
}
