package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.inventory.Node;
import java.time.Instant;
import java.util.List;

/**
 * A node of a simulated fleet: what it and its GPUs draw at any instant, exactly. All times are
 * milliseconds since 1970. Thread-safe.
 *
 * <p>Out of service it draws nothing.
 */
public final class SimulatedNode {

  private final Node node;
  private final int number;
  private final List<String> gpuUuids;
  private final List<GpuTraits> traits;
  private final Pod pod;
  private final int firstInPod;
  private final Loads loads;
  private final Wave base;
  private final long serviceFrom;
  private final long serviceTo;
  private final Odometer[] gpuOdometers;
  private final Trip[] gpuTrips;
  private final Odometer baseOdometer;

  SimulatedNode(
      Node node,
      int number,
      List<String> gpuUuids,
      List<GpuTraits> traits,
      Pod pod,
      int firstInPod,
      Loads loads,
      Wave base,
      long start) {
    this.node = node;
    this.number = number;
    this.gpuUuids = List.copyOf(gpuUuids);
    this.traits = List.copyOf(traits);
    this.pod = pod;
    this.firstInPod = firstInPod;
    this.loads = loads;
    this.base = base;
    serviceFrom = node.inServiceFrom().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    serviceTo = node.retiredAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    gpuOdometers = new Odometer[gpuUuids.size()];
    gpuTrips = new Trip[gpuUuids.size()];
    for (int gpu = 0; gpu < gpuOdometers.length; gpu++) {
      int which = gpu;
      Odometer.Span span = (from, to) -> gpuMillijoules(which, from, to);
      gpuOdometers[gpu] = new Odometer(start, span);
      gpuTrips[gpu] = new Trip(gpuOdometers[gpu], span, start);
    }
    baseOdometer = new Odometer(start, this::baseMillijoules);
  }

  /** As the inventory has it. */
  public Node node() {
    return node;
  }

  public String id() {
    return node.id();
  }

  /** Its place in the fleet's list of nodes. */
  public int number() {
    return number;
  }

  /** Of every GPU in it, those that the inventory does not name included. */
  public List<String> gpuUuids() {
    return gpuUuids;
  }

  public int gpus() {
    return gpuUuids.size();
  }

  public boolean inServiceAt(long millis) {
    return serviceFrom <= millis && millis < serviceTo;
  }

  /** What a GPU draws at an instant, in watts: exactly, and not what its sensor says. */
  public long gpuWattsAt(int gpu, long millis) {
    if (!inServiceAt(millis)) {
      return 0;
    }
    Load load = loadAt(gpu, millis);
    GpuTraits its = traits.get(gpu);
    return load.wattsAt(millis, its.phaseMillis()) - its.lessWatts(load);
  }

  /** What a GPU takes in [from, to), in millijoules, exactly. */
  public long gpuMillijoules(int gpu, long from, long to) {
    long start = Math.max(from, serviceFrom);
    long end = Math.min(to, serviceTo);
    return start < end ? pod.millijoules(firstInPod + gpu, start, end, traits.get(gpu)) : 0;
  }

  /** What the node draws beside its GPUs at an instant, in watts. */
  public long baseWattsAt(long millis) {
    return inServiceAt(millis) ? base.wattsAt(millis) : 0;
  }

  /** What the node takes beside its GPUs in [from, to), in millijoules. */
  public long baseMillijoules(long from, long to) {
    long start = Math.max(from, serviceFrom);
    long end = Math.min(to, serviceTo);
    return start < end ? base.millijoulesUntil(end) - base.millijoulesUntil(start) : 0;
  }

  /** What the node as a whole takes in [from, to), in millijoules. */
  public long millijoules(long from, long to) {
    long sum = baseMillijoules(from, to);
    for (int gpu = 0; gpu < gpus(); gpu++) {
      sum += gpuMillijoules(gpu, from, to);
    }
    return sum;
  }

  /** Millijoules of a GPU since the fleet's start; less than nothing before it. */
  public long gpuSinceStart(int gpu, long at) {
    return gpuOdometers[gpu].at(at);
  }

  /**
   * The same as {@link #gpuMillijoules}, at low cost where {@code from} is that of the last time.
   */
  public long gpuSince(int gpu, long from, long to) {
    return gpuTrips[gpu].millijoules(from, to);
  }

  /** Millijoules of the node as a whole since the fleet's start; less than nothing before it. */
  public long sinceStart(long at) {
    long sum = baseOdometer.at(at);
    for (Odometer gpu : gpuOdometers) {
      sum += gpu.at(at);
    }
    return sum;
  }

  /** Whether anything runs on a GPU at an instant. */
  public boolean isBusyAt(int gpu, long millis) {
    return loadAt(gpu, millis).isBusy();
  }

  /** How far a GPU's power is up from idle to rated at an instant, from 0 to 1. */
  public double busynessAt(int gpu, long millis) {
    return loads.busyness(gpuWattsAt(gpu, millis));
  }

  /** Share of the time in which a GPU's tensor cores are busy around an instant, from 0 to 1. */
  public double tensorRatioAt(int gpu, long millis) {
    return loadAt(gpu, millis).tensorRatio() * busynessAt(gpu, millis);
  }

  /** Memory in use on a GPU at an instant. */
  public int memoryMebibytesAt(int gpu, long millis) {
    return loadAt(gpu, millis).memoryMebibytes();
  }

  private Load loadAt(int gpu, long millis) {
    return pod.turnAt(firstInPod + gpu, millis).load();
  }
}
