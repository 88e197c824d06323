package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Books;
import eu.megawatt.telemetry.energy.EnergyCurve;
import eu.megawatt.telemetry.energy.EnergyLimits;
import eu.megawatt.telemetry.energy.MeteredNode;
import eu.megawatt.telemetry.energy.Method;
import eu.megawatt.telemetry.energy.Segment;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one node used in one quarter-hour: its GPUs, and the rest from its own sensor or from its
 * declared base draw. Depends on the set of samples, the inventory and which GPU stands where.
 *
 * @param readings of each GPU, by UUID, around the quarter-hour
 * @param windows of each of its entities that was ever heard, by its number
 * @param gpuMinutes what each GPU used in each minute
 */
record NodeEnergy(
    Node node,
    long startMillis,
    NavigableMap<String, Readings> readings,
    Map<Integer, Window> windows,
    MeteredNode metered,
    List<List<Share>> gpuMinutes) {

  private static final long MOST = EnergyLimits.MOST_MILLIWATTS;
  private static final int MINUTES = (int) (QuarterRecord.MILLIS / MinuteRow.MILLIS);

  static NodeEnergy of(
      ReadingsSource source, Inventory inventory, GpuPlaces places, Node node, long startMillis) {
    GpuModel model = inventory.gpuModelOf(node);
    EnergyLimits gpuLimits = limits(model.rated().milliwatts(), model.idle().milliwatts());
    Around around = new Around(source, startMillis, new HashMap<>());
    NavigableMap<String, Readings> readings = new TreeMap<>();
    NavigableMap<String, EnergyCurve> gpus = new TreeMap<>();
    for (String uuid : places.gpusOf(node)) {
      Readings ofGpu = around.readings(EntityKind.GPU, uuid);
      readings.put(uuid, ofGpu);
      gpus.put(uuid, EnergyCurve.of(ofGpu, gpuLimits));
    }
    EnergyLimits nodeLimits =
        limits(
            node.rated().milliwatts(),
            node.base().milliwatts() + node.gpuCount() * model.idle().milliwatts());
    EnergyCurve sensor = EnergyCurve.of(around.readings(EntityKind.NODE, node.id()), nodeLimits);
    List<List<Share>> minutes = gpus.values().stream().map(it -> minutes(it, startMillis)).toList();
    EnergyCurve rest = rest(node, startMillis, minutes, sensor);
    int count = Math.max(node.gpuCount(), gpus.size());
    return new NodeEnergy(
        node,
        startMillis,
        readings,
        around.windows,
        new MeteredNode(node.id(), count, gpus, rest),
        minutes);
  }

  /** A node of which nothing was heard. */
  static NodeEnergy silent(GpuPlaces places, Node node, long startMillis) {
    EnergyCurve unknown = EnergyCurve.of(List.of());
    NavigableMap<String, EnergyCurve> gpus = new TreeMap<>();
    places.gpusOf(node).forEach(uuid -> gpus.put(uuid, unknown));
    return new NodeEnergy(
        node,
        startMillis,
        new TreeMap<>(),
        Map.of(),
        new MeteredNode(node.id(), Math.max(node.gpuCount(), gpus.size()), gpus, unknown),
        List.of());
  }

  private static List<Share> minutes(EnergyCurve curve, long startMillis) {
    List<Share> minutes = new ArrayList<>(MINUTES);
    for (int minute = 0; minute < MINUTES; minute++) {
      long from = startMillis + minute * MinuteRow.MILLIS;
      minutes.add(curve.between(from, from + MinuteRow.MILLIS));
    }
    return minutes;
  }

  /** Reads what is around a quarter-hour, and keeps how far it looked. */
  private record Around(ReadingsSource source, long startMillis, Map<Integer, Window> windows) {

    Readings readings(EntityKind kind, String key) {
      OptionalInt entity = source.known(kind, key);
      if (entity.isEmpty()) {
        return new Readings();
      }
      Window window =
          Window.around(source, entity.getAsInt(), startMillis, startMillis + QuarterRecord.MILLIS);
      windows.put(entity.getAsInt(), window);
      return window.readings();
    }
  }

  private static EnergyLimits limits(long rated, long idle) {
    long most = Math.clamp(rated, 1, MOST);
    return new EnergyLimits(most, Math.clamp(idle, 0, most));
  }

  private static EnergyCurve rest(
      Node node, long startMillis, List<List<Share>> gpus, EnergyCurve sensor) {
    List<Segment> minutes = new ArrayList<>();
    for (int minute = 0; minute < MINUTES; minute++) {
      long from = startMillis + minute * MinuteRow.MILLIS;
      long to = from + MinuteRow.MILLIS;
      Share whole = sensor.between(from, to);
      long ofGpus = 0;
      long reporting = whole.coveredMillis();
      for (List<Share> gpu : gpus) {
        Share share = gpu.get(minute);
        ofGpus += share.millijoules();
        reporting = Math.max(reporting, share.coveredMillis());
      }
      if (whole.coveredMillis() == MinuteRow.MILLIS) {
        long beside = Math.max(0, whole.millijoules() - ofGpus);
        minutes.add(new Segment(from, to, beside, leastSure(whole)));
      } else if (reporting > 0 && node.inServiceAt(Instant.ofEpochMilli(from))) {
        long base = node.base().milliwatts() * reporting / 1_000;
        minutes.add(new Segment(from, from + reporting, base, Method.ESTIMATED));
      }
    }
    return EnergyCurve.of(minutes);
  }

  private static Method leastSure(Share share) {
    if (share.estimatedMillis() > 0) {
      return Method.ESTIMATED;
    }
    return share.interpolatedMillis() > 0 ? Method.INTERPOLATED : Method.COUNTER;
  }

  /** The record, with those who used it. */
  QuarterRecord record(Collection<Allocation> allocations) {
    long end = startMillis + QuarterRecord.MILLIS;
    return QuarterRecord.of(
        new Subject(RecordScope.NODE, node.id()),
        startMillis,
        gpus(startMillis, end),
        metered.rest().between(startMillis, end),
        inServiceMillis(startMillis, end) * (metered.places() + 1),
        Books.of(metered, allocations, startMillis, end, this::inServiceMillis).jobs(),
        OptionalLong.empty());
  }

  /** Whether it is in service for any of the quarter-hour, so that its energy is to be known. */
  boolean isExpected() {
    return inServiceMillis(startMillis, startMillis + QuarterRecord.MILLIS) > 0;
  }

  Share gpus(long from, long to) {
    return metered.gpus().values().stream()
        .map(gpu -> gpu.between(from, to))
        .reduce(Share.NONE, Share::plus);
  }

  /** What each GPU used in the minute that begins at an instant. */
  List<Share> gpusInMinute(long from) {
    int minute = (int) ((from - startMillis) / MinuteRow.MILLIS);
    return gpuMinutes.stream().map(gpu -> gpu.get(minute)).toList();
  }

  /** What of [from, to) lies in minutes that begin in service. */
  private long inServiceMillis(long from, long to) {
    long inService = 0;
    long minute = Math.floorDiv(from, MinuteRow.MILLIS) * MinuteRow.MILLIS;
    for (; minute < to; minute += MinuteRow.MILLIS) {
      if (node.inServiceAt(Instant.ofEpochMilli(minute))) {
        inService += Math.min(to, minute + MinuteRow.MILLIS) - Math.max(from, minute);
      }
    }
    return inService;
  }

  /** Rows of the minutes of which anything is known. */
  List<MinuteRow> minutes() {
    return rows(Long.MIN_VALUE);
  }

  /**
   * The same, and vacated rows of the minutes up to the last reading of which nothing is known: by
   * earlier readings something may have been.
   */
  List<MinuteRow> minutesAnew() {
    return rows(
        windows.values().stream()
            .map(Window::readings)
            .filter(it -> it.size() > 0)
            .mapToLong(it -> it.atMillis(it.size() - 1))
            .max()
            .orElse(Long.MIN_VALUE));
  }

  private List<MinuteRow> rows(long heardMillis) {
    List<MinuteRow> rows = new ArrayList<>();
    long end = startMillis + QuarterRecord.MILLIS;
    for (long from = startMillis; from < end; from += MinuteRow.MILLIS) {
      MinuteRow row = new MinuteSummary(this, from).row();
      if (!row.isVacated()) {
        rows.add(row);
      } else if (from <= heardMillis) {
        rows.add(MinuteRow.vacated(node.id(), from));
      }
    }
    return rows;
  }
}
