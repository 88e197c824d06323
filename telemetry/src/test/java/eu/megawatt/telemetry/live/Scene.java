package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A fleet whose readings a test speaks, second by second. */
final class Scene {

  static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  final TestingDirectory directory = new TestingDirectory();
  final AtomicLong clock = new AtomicLong(START.toEpochMilli());
  final LivePower live;
  private final Inventory inventory;

  Scene(Inventory inventory) {
    this.inventory = inventory;
    live = new LivePower(inventory, directory, LiveSettings.USUAL, clock::get);
  }

  /** Each GPU of a node draws so much now. */
  Scene gpus(String node, double watts) {
    Node of = inventory.node(node);
    SampleBatch batch = new SampleBatch(8);
    for (String uuid : of.gpuUuids()) {
      batch.add(
          directory.number(EntityKind.GPU, uuid),
          Quantity.POWER,
          clock.get(),
          Math.round(watts * 1000));
    }
    live.apply(batch);
    return this;
  }

  /** A sensor of a node, or a meter, says so much now. */
  Scene says(EntityKind kind, String id, double watts) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(directory.number(kind, id), Quantity.POWER, clock.get(), Math.round(watts * 1000));
    live.apply(batch);
    return this;
  }

  Scene pass(long seconds) {
    clock.addAndGet(seconds * 1000);
    return this;
  }

  LiveDomain domain(String id) {
    return live.look().domain(id).orElseThrow();
  }

  /** What lasts after a look, as {@code kind subject}. */
  List<String> attention() {
    live.look();
    return live.attention().stream().map(it -> it.kind().word() + " " + it.subject().id()).toList();
  }
}
