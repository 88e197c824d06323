package eu.megawatt.scheduler.demand;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds how many replicas of a service run where in one slot: all there are where they are few,
 * else by steps of halving size from the better of what a neighbouring slot has and of the cheapest
 * hosts filled up. Where replicas have parts of GPUs what they cost is a staircase: one more costs
 * nothing or a GPU, so steps also end where a GPU is full. One slot after the other; not
 * thread-safe.
 */
final class SlotFinder {

  private static final int FEW = 600;
  private static final double NEARLY = 1e-9;

  private final ServiceAsk ask;
  private final Host[] hosts;
  private final Ledger ledger;
  private final SlotRoom room;
  private final Split split;
  private final CheapestFirst cheapestFirst;
  private final int mostReplicas;
  private final int few;
  private final double[] price;
  private final int[] most;
  private final int[] replicas;
  private final int[] best;
  private final double[] bestAsked;
  private double bestEur;

  /**
   * @param mostReplicas in all, no fewer than there must be
   */
  SlotFinder(ServiceAsk ask, Ledger ledger, Terrain terrain, int mostReplicas) {
    this(ask, ledger, terrain, mostReplicas, FEW);
  }

  /**
   * @param few ways up to which all are tried
   */
  SlotFinder(ServiceAsk ask, Ledger ledger, Terrain terrain, int mostReplicas, int few) {
    this.ask = ask;
    this.ledger = ledger;
    this.mostReplicas = mostReplicas;
    this.few = few;
    hosts = ask.hosts.toArray(Host[]::new);
    room = new SlotRoom(ask, ledger, terrain);
    split = new Split(ask, room);
    cheapestFirst = new CheapestFirst(ask, mostReplicas);
    price = new double[hosts.length];
    most = new int[hosts.length];
    replicas = new int[hosts.length];
    best = new int[hosts.length];
    bestAsked = new double[hosts.length];
  }

  /**
   * The cheapest way found in a slot, as it is priced; empty where there are not enough replicas.
   *
   * @param hint replicas by host to begin with
   * @param keepsBudgets whether what is left of budgets is a limit
   */
  Optional<Serving> find(int slot, int[] hint, RunFinder.Pricing pricing, boolean keepsBudgets) {
    for (int h = 0; h < hosts.length; h++) {
      Host host = hosts[h];
      price[h] = pricing.eurPerWatt(host.place(), slot);
      double gpus = host.permitted()[slot] ? ledger.freeGpus(host.place(), slot) : 0;
      most[h] = Math.clamp(host.most(gpus), 0, mostReplicas);
    }
    room.at(slot, keepsBudgets);
    split.at(slot, price);
    bestEur = Double.POSITIVE_INFINITY;
    Arrays.fill(best, 0);
    if (ways() <= few) {
      Arrays.fill(replicas, 0);
      all(0, 0);
    } else {
      search(slot, hint);
    }
    if (bestEur == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    return Optional.of(new Serving(best.clone(), bestAsked.clone(), trueEur(slot)));
  }

  private long ways() {
    long ways = 1;
    for (int one : most) {
      ways = Math.min(ways * (one + 1), Integer.MAX_VALUE);
    }
    return ways;
  }

  private double trueEur(int slot) {
    double eur = 0;
    double answered = 0;
    for (int h = 0; h < best.length; h++) {
      eur += hosts[h].watts(best[h], bestAsked[h]) * hosts[h].place().eurPerWatt()[slot];
      answered += bestAsked[h];
    }
    return eur + Math.max(0, ask.asked(slot) - answered) * ask.unservedEur;
  }

  private void all(int host, int sum) {
    if (host == most.length) {
      judge();
      return;
    }
    for (int n = 0; n <= most[host] && sum + n <= mostReplicas; n++) {
      replicas[host] = n;
      all(host + 1, sum + n);
    }
    replicas[host] = 0;
  }

  /** Keeps what is better than all before. */
  private boolean judge() {
    int sum = sum();
    if (sum < ask.service.minReplicas() || sum > mostReplicas) {
      return false;
    }
    double eur = split.eur(replicas, bestEur);
    if (eur < bestEur - NEARLY) {
      bestEur = eur;
      System.arraycopy(replicas, 0, best, 0, best.length);
      System.arraycopy(split.asked, 0, bestAsked, 0, best.length);
      return true;
    }
    return false;
  }

  private int sum() {
    int sum = 0;
    for (int n : replicas) {
      sum += n;
    }
    return sum;
  }

  private void search(int slot, int[] hint) {
    for (int h = 0; h < replicas.length; h++) {
      replicas[h] = Math.min(hint[h], most[h]);
    }
    fillUp();
    judge();
    int sites = ask.service.failover() ? cheapestFirst.sites() : 1;
    for (int spread = 1; spread <= sites; spread++) {
      cheapestFirst.fill(slot, spread, price, most, replicas);
      fillUp();
      judge();
    }
    int step = Integer.highestOneBit(Math.max(1, mostReplicas / 2));
    while (step >= 1) {
      if (!improve(step)) {
        step /= 2;
      }
    }
  }

  /** As many as there must be, wherever there is room. */
  private void fillUp() {
    int sum = sum();
    for (int i = 0; i < 2 * replicas.length && sum < ask.service.minReplicas(); i++) {
      int h = i % replicas.length;
      int places = i < replicas.length ? Math.min(most[h], hosts[h].begun(replicas[h])) : most[h];
      int more = Math.min(places - replicas[h], ask.service.minReplicas() - sum);
      replicas[h] += more;
      sum += more;
    }
  }

  /** Tries to change one host by a step, or two: one to another's place, or both up or down. */
  private boolean improve(int step) {
    for (int h = 0; h < replicas.length; h++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        if (improve(step, h, sign, sign * step) || improveByGpus(step, h, sign)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean improve(int step, int h, int sign, int change) {
    if (best[h] + change < 0 || best[h] + change > most[h]) {
      return false;
    }
    if (tryWith(h, change, h, 0)) {
      return true;
    }
    for (int other = 0; other < replicas.length; other++) {
      boolean pays = other != h && (sign > 0 || ask.service.failover());
      if (pays && (tryWith(h, change, other, -step) || tryWith(h, change, other, step))) {
        return true;
      }
    }
    return false;
  }

  /** The same to where the host's GPUs are full, against what that is at others or fills theirs. */
  private boolean improveByGpus(int step, int h, int sign) {
    int change = toFull(h, sign * step);
    if (hosts[h].perGpu() == 1 || change == 0) {
      return false;
    }
    if (improve(step, h, sign, change)) {
      return true;
    }
    for (int other = 0; other < replicas.length; other++) {
      if (other != h
          && isThere(h, change)
          && (tryWith(h, change, other, -change)
              || tryWith(h, change, other, toFull(other, step))
              || tryWith(h, change, other, toFull(other, -step)))) {
        return true;
      }
    }
    return false;
  }

  /** From what a host has to what fills its GPUs, by a step or the part of a GPU that is more. */
  private int toFull(int host, int step) {
    int perGpu = hosts[host].perGpu();
    int to = best[host] + step;
    return step > 0
        ? Math.min(most[host], Math.ceilDiv(to, perGpu) * perGpu) - best[host]
        : Math.max(0, Math.floorDiv(to, perGpu) * perGpu) - best[host];
  }

  private boolean isThere(int host, int change) {
    return best[host] + change >= 0 && best[host] + change <= most[host];
  }

  private boolean tryWith(int one, int change, int other, int otherChange) {
    System.arraycopy(best, 0, replicas, 0, best.length);
    if (bestEur == Double.POSITIVE_INFINITY) {
      fillUp();
    }
    replicas[one] += change;
    replicas[other] += otherChange;
    return isThere(one) && isThere(other) && judge();
  }

  private boolean isThere(int host) {
    return replicas[host] >= 0 && replicas[host] <= most[host];
  }
}
