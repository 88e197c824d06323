package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.ReceiveLimits;
import eu.megawatt.telemetry.receive.Receiver;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import eu.megawatt.telemetry.store.Dirty;
import eu.megawatt.telemetry.store.ForgetfulFiles;
import eu.megawatt.telemetry.store.SampleStore;
import eu.megawatt.telemetry.store.StoreSettings;
import eu.megawatt.telemetry.wire.SeriesIndex;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of samples from bodies of remote_write to records, as the service has it. */
final class Pipeline implements AutoCloseable {

  private static final int PORTION = 5_000;

  private final SampleStore store;
  private final Receiver receiver;
  private final RollUp rollUp;
  private final Instant now;
  private final MemoryRecords records = new MemoryRecords();
  private final MemoryAllocations allocations;

  /** An empty one in memory, for a day that has just passed. */
  Pipeline(SimulatedFleet fleet) throws IOException {
    now = fleet.start().plus(Duration.ofDays(1));
    store = SampleStore.open(StoreSettings.STANDARD, new ForgetfulFiles());
    allocations =
        new MemoryAllocations(fleet.start().toEpochMilli(), now.plusSeconds(900).toEpochMilli());
    Resolver resolver =
        Resolver.of(fleet.inventory(), Dictionary.builtIn(), store::entity, Adoptions.forgotten());
    receiver =
        new Receiver(new SeriesIndex(resolver, 100_000), store, _ -> {}, ReceiveLimits.USUAL);
    rollUp =
        new RollUp(
            new StoredReadings(store),
            fleet.inventory(),
            new Standing(fleet),
            allocations,
            records);
  }

  MemoryRecords records() {
    return records;
  }

  MemoryAllocations allocations() {
    return allocations;
  }

  /** Takes a body in as the service would at the end of the day. */
  void write(WriteVersion version, byte[] body) {
    Answer answer =
        receiver.answer(
            new WriteRequest(
                "test",
                body,
                body.length,
                Optional.of(version.contentType()),
                Optional.of("snappy")),
            now);
    // 400 where some are too old for good, the first ones of a clock that is late.
    if (answer.status() != 204 && answer.status() != 400) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
  }

  void rollUp() {
    List<Touched> touched = allocations.takeTouched();
    Dirty dirty = store.takeDirty(PORTION);
    while (dirty.size() > 0 || !touched.isEmpty()) {
      List<DirtyQuarter> pairs = new ArrayList<>();
      for (int pair = 0; pair < dirty.size(); pair++) {
        pairs.add(new DirtyQuarter(dirty.entity(pair), dirty.quarterMillis(pair)));
      }
      rollUp.run(pairs, touched);
      store.rolledUp(dirty);
      touched = List.of();
      dirty = store.takeDirty(PORTION);
    }
  }

  void checkpoint() throws IOException {
    store.checkpoint(now);
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  /** Where the simulation has put its GPUs. */
  private static final class Standing implements GpuPlaces {

    private final Map<String, List<String>> gpus = new HashMap<>();
    private final Map<String, String> nodes = new HashMap<>();

    Standing(SimulatedFleet fleet) {
      fleet
          .nodes()
          .forEach(
              node -> {
                gpus.put(node.id(), node.gpuUuids());
                node.gpuUuids().forEach(uuid -> nodes.put(uuid, node.id()));
              });
    }

    @Override
    public List<String> gpusOf(Node node) {
      return gpus.getOrDefault(node.id(), List.of());
    }

    @Override
    public Optional<String> nodeOf(String gpuUuid) {
      return Optional.ofNullable(nodes.get(gpuUuid));
    }
  }
}
