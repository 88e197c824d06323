package eu.megawatt.scheduler.demand;

import java.util.Optional;

/**
 * Finds how many replicas of a service run where in one slot: all there are where they are few,
 * else by steps of halving size from what a neighbouring slot has.
 */
final class SlotFinder {

  private static final int FEW = 600;
  private static final double NEARLY = 1e-9;

  private final ServiceAsk ask;
  private final Split split;
  private final int slot;
  private final int[] most;
  private final int[] replicas;
  private final int[] best;
  private final double[] bestAsked;
  private double bestEur = Double.POSITIVE_INFINITY;

  SlotFinder(ServiceAsk ask, Ledger ledger, SlotRoom room, int slot, RunFinder.Pricing pricing) {
    this.ask = ask;
    this.slot = slot;
    int hosts = ask.hosts.size();
    double[] price = new double[hosts];
    most = new int[hosts];
    for (int h = 0; h < hosts; h++) {
      Host host = ask.hosts.get(h);
      price[h] = pricing.eurPerWatt(host.place(), slot);
      double gpus = host.permitted()[slot] ? ledger.freeGpus(host.place(), slot) : 0;
      most[h] = Math.clamp((long) Math.floor(gpus / host.gpus()), 0, ask.service.maxReplicas());
    }
    split = new Split(ask, room, slot, price);
    replicas = new int[hosts];
    best = new int[hosts];
    bestAsked = new double[hosts];
  }

  /**
   * The cheapest way found, as it is priced; empty where there are not enough replicas.
   *
   * @param hint replicas by host to begin with
   */
  Optional<Serving> find(int[] hint) {
    if (ways() <= FEW) {
      all(0, 0);
    } else {
      search(hint);
    }
    if (bestEur == Double.POSITIVE_INFINITY) {
      return Optional.empty();
    }
    return Optional.of(new Serving(best.clone(), bestAsked.clone(), trueEur()));
  }

  private long ways() {
    long ways = 1;
    for (int one : most) {
      ways = Math.min(ways * (one + 1), Integer.MAX_VALUE);
    }
    return ways;
  }

  private double trueEur() {
    double eur = 0;
    double answered = 0;
    for (int h = 0; h < best.length; h++) {
      Host host = ask.hosts.get(h);
      eur += host.watts(best[h], bestAsked[h]) * host.place().eurPerWatt()[slot];
      answered += bestAsked[h];
    }
    return eur + Math.max(0, ask.asked(slot) - answered) * ask.unservedEur;
  }

  private void all(int host, int sum) {
    if (host == most.length) {
      judge();
      return;
    }
    for (int n = 0; n <= most[host] && sum + n <= ask.service.maxReplicas(); n++) {
      replicas[host] = n;
      all(host + 1, sum + n);
    }
    replicas[host] = 0;
  }

  /** Keeps what is better than all before. */
  private boolean judge() {
    int sum = 0;
    for (int n : replicas) {
      sum += n;
    }
    if (sum < ask.service.minReplicas() || sum > ask.service.maxReplicas()) {
      return false;
    }
    double eur = split.eur(replicas);
    if (eur < bestEur - NEARLY) {
      bestEur = eur;
      System.arraycopy(replicas, 0, best, 0, best.length);
      System.arraycopy(split.asked, 0, bestAsked, 0, best.length);
      return true;
    }
    return false;
  }

  private void search(int[] hint) {
    for (int h = 0; h < replicas.length; h++) {
      replicas[h] = Math.min(hint[h], most[h]);
    }
    fillUp();
    judge();
    int step = Integer.highestOneBit(Math.max(1, ask.service.maxReplicas() / 2));
    while (step >= 1) {
      if (!improve(step)) {
        step /= 2;
      }
    }
  }

  /** As many as there must be, wherever there is room. */
  private void fillUp() {
    int sum = 0;
    for (int n : replicas) {
      sum += n;
    }
    for (int h = 0; h < replicas.length && sum < ask.service.minReplicas(); h++) {
      int more = Math.min(most[h] - replicas[h], ask.service.minReplicas() - sum);
      replicas[h] += more;
      sum += more;
    }
  }

  /** Tries to change one host by a step, or two: one to another's place, or both up or down. */
  private boolean improve(int step) {
    for (int h = 0; h < replicas.length; h++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        if (tryWith(h, sign * step, h, 0)) {
          return true;
        }
        for (int other = 0; other < replicas.length; other++) {
          boolean pays = other != h && (sign > 0 || ask.service.failover());
          if (pays
              && (tryWith(h, sign * step, other, -step) || tryWith(h, sign * step, other, step))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean tryWith(int one, int change, int other, int otherChange) {
    System.arraycopy(best, 0, replicas, 0, best.length);
    if (bestEur == Double.POSITIVE_INFINITY) {
      fillUp();
    }
    replicas[one] += change;
    replicas[other] += otherChange;
    for (int h : new int[] {one, other}) {
      if (replicas[h] < 0 || replicas[h] > most[h]) {
        return false;
      }
    }
    return judge();
  }
}
