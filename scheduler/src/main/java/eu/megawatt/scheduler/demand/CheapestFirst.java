package eu.megawatt.scheduler.demand;

import java.util.Arrays;

/**
 * First guesses at replicas: as many as the requests need, on the hosts that answer one at the
 * least price at full load. With failover as many as that wait at other sites, or so many sites
 * have an equal part each that the others suffice. Places on GPUs that have begun are taken first:
 * they cost next to nothing. It knows nothing of power. Not thread-safe.
 */
final class CheapestFirst {

  private static final double NEARLY = 1e-9;

  private final ServiceAsk ask;
  private final Host[] hosts;
  private final int mostReplicas;
  private final int sites;
  private final double[] eurPerRequest;
  private final int[] order;

  CheapestFirst(ServiceAsk ask, int mostReplicas) {
    this.ask = ask;
    this.mostReplicas = mostReplicas;
    hosts = ask.hosts.toArray(Host[]::new);
    sites = (int) ask.hosts.stream().mapToInt(it -> it.place().site()).distinct().count();
    eurPerRequest = new double[hosts.length];
    order = new int[hosts.length];
  }

  /** Sites that it could be at. */
  int sites() {
    return sites;
  }

  /**
   * A guess.
   *
   * @param spread sites that answer; where failover is asked for and it is 1, others wait
   * @param price of a watt, by host
   * @param most replicas, by host
   * @param replicas what was found, by host
   */
  void fill(int slot, int spread, double[] price, int[] most, int[] replicas) {
    Arrays.fill(replicas, 0);
    double asked = ask.asked(slot);
    for (int h = 0; h < hosts.length; h++) {
      eurPerRequest[h] = price[h] * hosts[h].busy() / hosts[h].one();
    }
    sort();
    if (spread > 1) {
      for (int i = 0; i < spread; i++) {
        add(asked / (spread - 1), cheapestEmpty(replicas), true, most, replicas);
      }
      return;
    }
    add(asked, -1, false, most, replicas);
    if (ask.service.failover()) {
      int site = largest(replicas);
      double others = asked;
      for (int h = 0; h < hosts.length; h++) {
        eurPerRequest[h] = price[h] * hosts[h].waiting() / hosts[h].one();
        others -= hosts[h].place().site() == site ? 0 : replicas[h] * hosts[h].one();
      }
      sort();
      add(others, site, false, most, replicas);
    }
  }

  /** Adds what answers so much, at one site or at all but that one. */
  private void add(double requests, int site, boolean isThere, int[] most, int[] replicas) {
    int left = mostReplicas - Arrays.stream(replicas).sum();
    double open = requests;
    for (int i = 0; i < 2 * order.length && open > NEARLY && left > 0; i++) {
      int h = order[i % order.length];
      int places = i < order.length ? Math.min(most[h], hosts[h].begun(replicas[h])) : most[h];
      if ((hosts[h].place().site() == site) == isThere) {
        int wanted = (int) Math.min(left, Math.ceil(open / hosts[h].one() - NEARLY));
        int more = Math.min(wanted, places - replicas[h]);
        replicas[h] += more;
        left -= more;
        open -= more * hosts[h].one();
      }
    }
  }

  private void sort() {
    for (int i = 0; i < order.length; i++) {
      int at = i;
      while (at > 0 && eurPerRequest[order[at - 1]] > eurPerRequest[i]) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = i;
    }
  }

  /** The site of the cheapest host at a site without replicas. */
  private int cheapestEmpty(int[] replicas) {
    for (int h : order) {
      int site = hosts[h].place().site();
      if (answers(site, replicas) == 0) {
        return site;
      }
    }
    return -1;
  }

  /** The site that answers most. */
  private int largest(int[] replicas) {
    int best = -1;
    double most = -1;
    for (Host one : hosts) {
      double its = answers(one.place().site(), replicas);
      if (its > most) {
        most = its;
        best = one.place().site();
      }
    }
    return best;
  }

  private double answers(int site, int[] replicas) {
    double its = 0;
    for (int h = 0; h < hosts.length; h++) {
      its += hosts[h].place().site() == site ? replicas[h] * hosts[h].one() : 0;
    }
    return its;
  }
}
