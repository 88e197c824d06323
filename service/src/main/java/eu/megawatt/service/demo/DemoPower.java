package eu.megawatt.service.demo;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.simulate.DemoFeed;
import eu.megawatt.telemetry.simulate.JobFeed;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.emit.Faults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets a fleet draw power as a simulated one does, from now on, with the faults that are usual. */
public final class DemoPower implements AutoCloseable {

  private static final String SENDER = "demonstration";

  /** Of the simulated fleet. */
  public static final long SEED = 1;

  private static final Duration SCRAPED_EACH = Duration.ofSeconds(15);

  /** The counters of energy have run for a while; what is sent first is the last minute. */
  private static final Duration RUNNING_FOR = Duration.ofDays(1);

  private static final Duration PAST = Duration.ofMinutes(1);

  private final DemoFeed feed;
  private final JobFeed jobs;

  private DemoPower(DemoFeed feed, JobFeed jobs) {
    this.feed = feed;
    this.jobs = jobs;
  }

  /** Begins; what the fleet draws comes in as from any other sender, and its jobs are declared. */
  public static DemoPower begin(Telemetry telemetry, Inventory fleet, Clock clock) {
    Instant now = clock.instant();
    SimulatedFleet simulated = new SimulatedFleet(fleet, SEED, now.minus(RUNNING_FOR));
    DemoFeed feed =
        new DemoFeed(
            simulated,
            Faults.USUAL,
            SCRAPED_EACH,
            now.minus(PAST),
            clock,
            body -> telemetry.ingest().write(request(body)).status());
    DemoJobs intake = new DemoJobs(simulated, telemetry.allocations(), clock);
    JobFeed jobs = new JobFeed(simulated, now.minus(PAST), clock::millis, intake);
    feed.start();
    jobs.start();
    return new DemoPower(feed, jobs);
  }

  private static WriteRequest request(byte[] body) {
    return new WriteRequest(
        SENDER,
        body,
        body.length,
        Optional.of("application/x-protobuf;proto=io.prometheus.write.v2.Request"),
        Optional.of("snappy"));
  }

  @Override
  public void close() {
    jobs.close();
    feed.close();
  }
}
