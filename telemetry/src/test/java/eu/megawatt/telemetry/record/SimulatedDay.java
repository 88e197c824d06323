package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedJob;
import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.PowerSensor;
import eu.megawatt.telemetry.simulate.emit.SampleSink;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A day of some nodes of the pocket fleet under the faults that figures are promised under. */
final class SimulatedDay {

  static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(1));

  private static final long SLICE_MILLIS = 300_000;

  private final SimulatedFleet fleet;
  private final List<SimulatedJob> jobs;

  SimulatedDay(int nodes, long seed) {
    Inventory pocket = ExampleFleet.pocket();
    fleet =
        new SimulatedFleet(
            Inventory.of(
                pocket.name(),
                pocket.sites().values(),
                pocket.halls().values(),
                pocket.gpuModels().values(),
                pocket.domains().values(),
                pocket.racks().values(),
                pocket.nodes().values().stream().limit(nodes).toList(),
                pocket.meters().values()),
            seed,
            START);
    jobs = fleet.jobs(START, END);
  }

  SimulatedFleet fleet() {
    return fleet;
  }

  List<SimulatedJob> jobs() {
    return jobs;
  }

  /** What the fleet's exporters say all day, read so often, and what was late after it. */
  void emit(Duration interval, SampleSink sink) {
    Emission emission = new Emission(fleet, Faults.USUAL, interval, PowerSensor.SECOND_MEAN);
    for (long at = START.toEpochMilli(); at < END.toEpochMilli(); at += SLICE_MILLIS) {
      emission.send(at, at + SLICE_MILLIS, sink);
    }
    emission.sendRest(sink);
  }

  /** What a scheduler says of a job once it has ended; with whole nodes where it had them. */
  Allocation ended(SimulatedJob job) {
    return allocation(job, Optional.of(job.endedAt()));
  }

  /** What it says while the job runs. */
  Allocation running(SimulatedJob job) {
    return allocation(job, Optional.empty());
  }

  private Allocation allocation(SimulatedJob job, Optional<Instant> end) {
    Set<String> gpus = new HashSet<>(job.gpuUuids());
    Set<String> whole = new HashSet<>();
    for (String id : job.nodeIds()) {
      List<String> ofNode = fleet.node(id).gpuUuids();
      if (gpus.containsAll(ofNode) && job.id().hashCode() % 2 == 0) {
        whole.add(id);
        ofNode.forEach(gpus::remove);
      }
    }
    return new Allocation(job.id(), job.tenant(), job.kind(), gpus, whole, job.startedAt(), end);
  }
}
