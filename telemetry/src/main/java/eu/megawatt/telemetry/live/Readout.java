package eu.megawatt.telemetry.live;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the newest readings say of each node and meter at one instant. A node's sums are filled in
 * one pass over all entities: for 100,000 GPUs that takes less time than keeping sums up to date
 * sample by sample, and nothing can drift.
 */
final class Readout {

  private final long[] gpuPower;
  private final int[] gpusFresh;
  private final boolean[] heard;
  private final boolean[] gpuHeard;
  private final long[] sensor;
  private final long[] oldestFresh;
  private final long[] newest;
  private final long[] stalest;
  private final long[] hottest;
  private final long[] meter;
  private final ClassSums classes;

  private Readout(int nodes, int meters, ClassSums classes) {
    this.classes = classes;
    gpuPower = new long[nodes];
    gpusFresh = new int[nodes];
    heard = new boolean[nodes];
    gpuHeard = new boolean[nodes];
    sensor = filled(nodes, Newest.NEVER);
    oldestFresh = filled(nodes, Long.MAX_VALUE);
    newest = filled(nodes, Newest.NEVER);
    stalest = filled(nodes, Long.MAX_VALUE);
    hottest = filled(nodes, Long.MIN_VALUE);
    meter = filled(meters, Newest.NEVER);
  }

  private static long[] filled(int size, long value) {
    long[] array = new long[size];
    Arrays.fill(array, value);
    return array;
  }

  /** Reads the newest values of everything that stands in a fleet. */
  static Readout of(
      Stock stock,
      Places places,
      Work work,
      LastValues last,
      LiveSettings settings,
      long nowMillis) {
    Readout readout =
        new Readout(stock.nodes().size(), stock.meters().size(), new ClassSums(stock, work));
    long gpuSince = nowMillis - settings.gpuHold().toMillis();
    long sensorSince = nowMillis - settings.sensorHold().toMillis();
    for (int entity = 0; entity < places.size(); entity++) {
      int place = places.at(entity);
      if (place == Stock.NONE) {
        continue;
      }
      switch (places.kind(entity)) {
        case GPU -> readout.gpu(place, entity, last, gpuSince);
        case NODE -> readout.sensor(place, entity, last, sensorSince);
        case METER -> readout.meter(place, entity, last, sensorSince);
      }
    }
    return readout;
  }

  private void gpu(int node, int entity, LastValues last, long since) {
    heard(node, entity, last);
    gpuHeard[node] = true;
    if (last.power().isHeardSince(entity, since)) {
      long power = last.power().value(entity);
      gpuPower[node] += power;
      classes.gpu(node, entity, power);
      gpusFresh[node]++;
      oldestFresh[node] = Math.min(oldestFresh[node], last.power().heardMillis(entity));
    } else {
      stalest[node] = Math.min(stalest[node], last.power().heardMillis(entity));
    }
    if (last.temperature().isHeardSince(entity, since)) {
      hottest[node] = Math.max(hottest[node], last.temperature().value(entity));
    }
  }

  private void sensor(int node, int entity, LastValues last, long since) {
    heard(node, entity, last);
    if (last.power().isHeardSince(entity, since)) {
      sensor[node] = last.power().value(entity);
      oldestFresh[node] = Math.min(oldestFresh[node], last.power().heardMillis(entity));
    }
  }

  private void heard(int node, int entity, LastValues last) {
    heard[node] = true;
    newest[node] = Math.max(newest[node], last.power().heardMillis(entity));
  }

  private void meter(int number, int entity, LastValues last, long since) {
    if (last.power().isHeardSince(entity, since)) {
      meter[number] = last.power().value(entity);
    }
  }

  NodePower node(Stock stock, int node) {
    return NodePower.of(
        stock.nodes().get(node), gpuPower[node], gpusFresh[node], heard[node], sensor(node));
  }

  /**
   * What classes of work draw, once the nodes' own power is known.
   *
   * @param powers of all nodes, by number
   */
  ClassSums classes(List<NodePower> powers) {
    for (int node = 0; node < gpuPower.length; node++) {
      NodePower power = powers.get(node);
      long rest = power.milliwatts() - power.silentMilliwatts() - gpuPower[node];
      if (rest > 0) {
        classes.rest(node, rest);
      }
    }
    return classes;
  }

  private OptionalLong sensor(int node) {
    return sensor[node] == Newest.NEVER ? OptionalLong.empty() : OptionalLong.of(sensor[node]);
  }

  /** The oldest of a node's fresh readings; {@link Long#MAX_VALUE} without one. */
  long oldestFresh(int node) {
    return oldestFresh[node];
  }

  /** A node's last reading; {@link Newest#NEVER} where none came since the service began. */
  long newest(int node) {
    return newest[node];
  }

  /**
   * Whether any of a node's GPUs was ever heard; there are nodes with a sensor of their own alone.
   */
  boolean hasGpus(int node) {
    return gpuHeard[node];
  }

  /**
   * The last reading of that of a node's silent GPUs which was heard the longest ago; {@link
   * Long#MIN_VALUE} where one was never heard.
   */
  long stalest(int node) {
    return stalest[node] == Long.MAX_VALUE ? Newest.NEVER : stalest[node];
  }

  /** The hottest of a node's GPUs; {@link Long#MIN_VALUE} where none says. */
  long hottest(int node) {
    return hottest[node];
  }

  /** A meter's fresh reading, in mW. */
  OptionalLong meter(int number) {
    return meter[number] == Newest.NEVER ? OptionalLong.empty() : OptionalLong.of(meter[number]);
  }
}
