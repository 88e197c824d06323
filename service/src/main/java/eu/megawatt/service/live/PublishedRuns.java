package eu.megawatt.service.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The runs that revisions have brought, in the order in which they did. Thread-safe. */
public final class PublishedRuns {

  private static final String AFTER =
      "SELECT r.job_id, r.from_revision, r.legs, v.at_ms, v.cause, j.work FROM live_run r"
          + " JOIN live_revision v ON v.number = r.from_revision"
          + " LEFT JOIN live_job j ON j.id = r.job_id"
          + " WHERE r.from_revision >= :revision"
          + " AND (r.from_revision > :revision OR r.job_id > :job)"
          + " ORDER BY r.from_revision, r.job_id LIMIT :limit";

  private final Database database;
  private volatile Optional<Worked> worked = Optional.empty();
  private final LiveDesk desk;

  public PublishedRuns(Database database, LiveDesk desk) {
    this.database = database;
    this.desk = desk;
  }

  /**
   * A run as a revision brought it.
   *
   * @param at when that revision was published
   * @param profileId empty where the job is not known any more
   */
  public record PublishedRun(
      long revision,
      String jobId,
      String tenant,
      Instant at,
      Cause cause,
      String profileId,
      List<Leg> legs) {}

  /** What there is to know of a {@link StoredWork}, which has lists of hundreds of numbers. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Whose(String tenant, String residency) {}

  /** Somebody hears when there may be more; must be quick. */
  public void listen(Runnable listener) {
    desk.listen(_ -> listener.run());
  }

  /** What follows a job's run in a revision. */
  public List<PublishedRun> after(long revision, String jobId, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(AFTER)
                    .bind("revision", revision)
                    .bind("job", jobId)
                    .bind("limit", limit)
                    .map(PublishedRuns::run)
                    .list());
  }

  private static PublishedRun run(ResultSet rs, StatementContext ctx) throws SQLException {
    Optional<Whose> work =
        Optional.ofNullable(rs.getString(6)).map(it -> Json.read(it, Whose.class));
    return new PublishedRun(
        rs.getLong(2),
        rs.getString(1),
        work.map(Whose::tenant).orElse(""),
        Instant.ofEpochMilli(rs.getLong(4)),
        Cause.of(rs.getString(5)),
        work.map(Whose::residency).orElse(""),
        List.of(Json.read(rs.getString(3), Leg[].class)));
  }

  /** For how many nanoseconds the plan has been worked on; what can wait lets that go first. */
  public long workedNanos() {
    return desk.workedNanos();
  }

  /** The newest revision; 0 before the first. */
  public long newest() {
    return database.jdbi().withHandle(RevisionRows::last);
  }

  /**
   * Where a run's legs are, by what a register knows of places; nowhere where nothing is planned.
   */
  public List<PlacedJobs.Stay> stays(PublishedRun run, Register register) {
    if (!desk.hasPlan()) {
      return List.of();
    }
    return new ArrayList<>(
        PlacedJobs.stays(Optional.of(new Run(run.legs)), permits(desk.fleet(), register)));
  }

  /** Where a fleet's pools are is worked out once for as long as the same register is asked. */
  @SuppressWarnings(
      "ReferenceEquality") // the very same fleet: comparing all of it would cost more than it saves
  private Permits permits(Scenario fleet, Register register) {
    Optional<Worked> before = worked;
    if (before.filter(it -> it.fleet == fleet && it.register == register).isPresent()) {
      return before.get().permits;
    }
    Worked now = new Worked(fleet, register, fleet.under(register).permits());
    worked = Optional.of(now);
    return now.permits;
  }

  private record Worked(Scenario fleet, Register register, Permits permits) {}
}
