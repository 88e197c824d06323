package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Two hours of three GPUs, a node's sensor and a meter of the pocket fleet, with every fault. */
final class FaultySamples {

  static final long START = 1_800_000L * 1_000_000;
  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final int STEPS = 480;
  private static final long STEP_MILLIS = 15_000;

  /** Of an entity that is not numbered yet. */
  record Sample(EntityKind kind, String key, long at, Quantity what, long value) {}

  private final SplittableRandom random;
  private final List<Sample> samples = new ArrayList<>();

  private FaultySamples(SplittableRandom random) {
    this.random = random;
  }

  /** GPUs are called by their node's id and their place. */
  static List<Sample> of(SplittableRandom random) {
    FaultySamples made = new FaultySamples(random);
    List<String> nodes = List.copyOf(POCKET.nodes().keySet());
    for (int i = 0; i < 3; i++) {
      made.entity(EntityKind.GPU, nodes.get(i / 2) + "/" + i, 600_000);
    }
    made.entity(EntityKind.NODE, nodes.getFirst(), 4_000_000);
    made.entity(
        EntityKind.METER,
        POCKET.meters().values().stream()
            .filter(meter -> meter.target().equals("pocket/pdu-a"))
            .findFirst()
            .orElseThrow()
            .id(),
        10_000_000);
    return made.samples;
  }

  private void entity(EntityKind kind, String key, long most) {
    boolean isStale = random.nextInt(3) == 0;
    boolean hasCounter = random.nextInt(5) > 0;
    boolean hasStart = random.nextInt(3) > 0;
    long counter = hasStart ? random.nextLong(1L << 24) : random.nextLong(1L << 40);
    long power = most / 2;
    long at = START + random.nextLong(STEP_MILLIS);
    long start = at - 60_000;
    long shown = counter;
    long shownPower = power;
    long shownStart = start;
    int hang = 0;
    int silent = 0;
    for (int step = 0; step < STEPS; step++) {
      power = random.nextInt(20) == 0 ? random.nextLong(most / 8, most) : power;
      power += random.nextLong(-most / 100, most / 100);
      if (random.nextInt(silent > 0 ? 40 : 200) == 0) {
        counter = 0;
        start = at;
      } else {
        counter += Math.max(0, power) * 15;
      }
      at += STEP_MILLIS;
      hang = hang > 0 ? hang - 1 : random.nextInt(150) == 0 ? random.nextInt(90) : 0;
      if (hang == 0 && !(isStale && step % 2 == 1)) {
        shown = random.nextInt(80) == 0 ? random.nextLong(1L << 41) : counter;
        shownPower = Math.max(0, power);
        shownStart = start;
      }
      silent = silent > 0 ? silent - 1 : random.nextInt(200) == 0 ? random.nextInt(300) : 0;
      if (silent > 0) {
        continue;
      }
      if (hasCounter && random.nextInt(50) > 0) {
        samples.add(new Sample(kind, key, at, Quantity.ENERGY, shown));
        if (hasStart && random.nextInt(20) > 0) {
          samples.add(new Sample(kind, key, at, Quantity.START, shownStart));
        }
      }
      if (random.nextInt(50) > 0) {
        samples.add(new Sample(kind, key, at, Quantity.POWER, shownPower));
      }
      if (kind == EntityKind.GPU) {
        samples.add(new Sample(kind, key, at, Quantity.UTILISATION, random.nextLong(1_000_000)));
        samples.add(new Sample(kind, key, at, Quantity.TEMPERATURE, random.nextLong(90_000)));
      }
    }
  }
}
