package eu.megawatt.service.capacity;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.leadtime.Feasibility;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Gzip;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Makes outlooks and keeps them as they were answered. The same question of the same version on the
 * same day has the same id, and is not made again. Thread-safe.
 */
public final class Outlooks {

  /** Kept at most; the oldest are forgotten. */
  static final int MOST_KEPT = 1_000;

  private static final int ID_DIGITS = 20;

  private final Database database;
  private final CapacityPlans plans;
  private final Clock clock;

  public Outlooks(Database database, CapacityPlans plans, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.clock = clock;
  }

  /** The capacity plan that they are of. */
  public CapacityPlans plans() {
    return plans;
  }

  /** One that was made; empty where there is none, or it was forgotten. */
  public Optional<KeptOutlook> find(String id) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT content FROM outlook WHERE id = ?")
                    .bind(0, id)
                    .map((rs, _) -> read(rs.getBytes(1)))
                    .findOne());
  }

  private static KeptOutlook read(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), KeptOutlook.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The outlook on a version of the plan.
   *
   * @param by id of the caller
   * @throws ProblemException 422 with all that is wrong with the question
   */
  public KeptOutlook of(SavedDocument<CapacityDocument> version, OutlookQuestion asked, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String id = id(version.number(), today, asked);
    Optional<KeptOutlook> known = find(id);
    if (known.isPresent()) {
      return known.get();
    }
    KeptOutlook made = make(id, version, asked, now, by);
    byte[] content = Gzip.packed(Json.bytes(made));
    database.jdbi().useTransaction(handle -> keep(handle, made, content));
    return made;
  }

  private static String id(int version, LocalDate today, OutlookQuestion asked) {
    String all = "%d %s %s".formatted(version, today, Json.write(asked));
    return "outlook-" + Sha256.hex(all).substring(0, ID_DIGITS);
  }

  private static KeptOutlook make(
      String id,
      SavedDocument<CapacityDocument> version,
      OutlookQuestion asked,
      Instant now,
      String by) {
    CapacityDocument document = version.document();
    List<FieldError> errors = new ArrayList<>();
    OutlookQuestion.Meant meant = asked.meant(document.plan(), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    Outlook baseline = MonteCarlo.of(meant.baseline(), meant.question());
    boolean hasDrafts = !meant.draft().equals(meant.baseline());
    Optional<Outlook> draft =
        hasDrafts ? Optional.of(MonteCarlo.of(meant.draft(), meant.question())) : Optional.empty();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Optional<Feasibility> target =
        document
            .target()
            .map(
                it ->
                    Feasibility.of(
                        meant.draft(), document.leadItems(), today, it.by(), it.gridKw()));
    return new KeptOutlook(
        id,
        now,
        by,
        version.number(),
        asked,
        OutlookView.of(baseline, draft, target),
        steps(meant.baseline(), meant.draft()));
  }

  private static List<StepView> steps(CapacityPlan baseline, CapacityPlan draft) {
    return draft.steps().stream()
        .map(it -> StepView.of(draft, it, !baseline.step(it.id()).equals(Optional.of(it))))
        .toList();
  }

  private static void keep(Handle handle, KeptOutlook made, byte[] content) {
    boolean isThere =
        handle
            .createQuery("SELECT COUNT(*) FROM outlook WHERE id = ?")
            .bind(0, made.id())
            .mapTo(Long.class)
            .map(it -> it > 0)
            .one();
    if (isThere) {
      return;
    }
    handle.execute(
        "INSERT INTO outlook (id, created_ms, created_by, content) VALUES (?, ?, ?, ?)",
        made.id(),
        made.createdAt().toEpochMilli(),
        made.createdBy(),
        content);
    handle.execute(
        "DELETE FROM outlook WHERE sequence <= (SELECT MAX(sequence) FROM outlook) - ?", MOST_KEPT);
  }
}
