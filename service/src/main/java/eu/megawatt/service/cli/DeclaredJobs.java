package eu.megawatt.service.cli;

import eu.megawatt.telemetry.simulate.JobFeed;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.send.AllocationSender;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The jobs of a simulation, declared to a service while they come and go, or to nobody. */
final class DeclaredJobs implements AutoCloseable {

  /** Whoever declares, and how. */
  private record Declaring(AllocationSender sender, JobFeed feed) {}

  private final Optional<Declaring> declaring;

  private DeclaredJobs(Optional<Declaring> declaring) {
    this.declaring = declaring;
  }

  /** Begins to declare; {@code where} is empty where nobody wants to know. */
  static DeclaredJobs begin(
      SimulatedFleet fleet,
      Optional<URI> where,
      Optional<String> token,
      Instant from,
      LongSupplier time) {
    return new DeclaredJobs(
        where.map(
            to -> {
              AllocationSender sender = new AllocationSender(to, token);
              JobFeed feed = new JobFeed(fleet, from, time, sender);
              feed.start();
              return new Declaring(sender, feed);
            }));
  }

  /** Declares that everything has ended, and says what was declared. */
  void endAt(Instant end, PrintWriter out) throws InterruptedException {
    if (declaring.isEmpty()) {
      return;
    }
    declaring.get().feed().endAt(end);
    AllocationSender sender = declaring.get().sender();
    out.printf(Locale.ROOT, "%,d declarations of jobs taken%n", sender.declared());
    sender.refusal().ifPresent(refusal -> out.println("first refusal of declarations: " + refusal));
    out.flush();
  }

  @Override
  public void close() {
    declaring.ifPresent(
        it -> {
          it.feed().close();
          it.sender().close();
        });
  }
}
