package eu.megawatt.service.live;

import java.util.Comparator;

/**
 * What of a service runs in a pool: one of its replicas with its GPUs, or one GPU that several of
 * its replicas share.
 *
 * @param number from 1: the higher ones are the first to go when fewer are needed
 */
record Replica(String serviceId, String poolId, int number) {

  static final Comparator<Replica> ORDER =
      Comparator.comparing(Replica::serviceId)
          .thenComparing(Replica::poolId)
          .thenComparingInt(Replica::number);
}
