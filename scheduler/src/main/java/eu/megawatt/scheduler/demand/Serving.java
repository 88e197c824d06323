package eu.megawatt.scheduler.demand;

/** How a service is run in a slot. */
final class Serving {

  private final int[] replicas;
  private final double[] asked;
  private final double eur;

  /**
   * @param replicas by host; not copied
   * @param asked requests a second that go there, by host; not copied
   * @param eur energy, carbon and what has no answer
   */
  Serving(int[] replicas, double[] asked, double eur) {
    this.replicas = replicas;
    this.asked = asked;
    this.eur = eur;
  }

  /** Nothing runs, and nothing has an answer. */
  static Serving nothing(ServiceAsk ask, int slot) {
    int hosts = ask.hosts.size();
    return new Serving(new int[hosts], new double[hosts], ask.unservedEur(slot));
  }

  int[] replicas() {
    return replicas;
  }

  /** Replicas in all. */
  int count() {
    int count = 0;
    for (int n : replicas) {
      count += n;
    }
    return count;
  }

  double[] asked() {
    return asked;
  }

  double eur() {
    return eur;
  }

  /** Takes what it needs, or with -1 gives it back. */
  void take(ServiceAsk ask, int slot, Ledger ledger, int sign) {
    for (int h = 0; h < replicas.length; h++) {
      if (replicas[h] > 0) {
        Host host = ask.hosts.get(h);
        ledger.take(
            host.place(),
            ask.tenant,
            slot,
            (double) sign * host.gpus(replicas[h]),
            sign * host.watts(replicas[h], asked[h]),
            true);
      }
    }
  }
}
