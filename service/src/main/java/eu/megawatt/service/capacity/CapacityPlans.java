package eu.megawatt.service.capacity;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;
import eu.megawatt.planner.document.CapacityWriter;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;

/** The capacity plan in a database, in versions. Thread-safe. */
public final class CapacityPlans extends DocumentVersions<CapacityDocument> {

  public CapacityPlans(Database database, Clock clock) {
    super(database, clock, "capacity_plan", "the capacity plan", "The capacity plan is at version");
  }

  @Override
  public CapacityDocument read(InputStream in, Syntax syntax) {
    return CapacityReader.read(in, syntax);
  }

  @Override
  protected void write(CapacityDocument document, OutputStream out) throws IOException {
    CapacityWriter.write(document, out);
  }

  /**
   * The newest one.
   *
   * @throws ProblemException 404 before the first
   */
  public SavedDocument<CapacityDocument> needed() {
    return newest()
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no capacity plan yet. Maybe put one: PUT /api/v1/capacity-plan.")
                    .toException());
  }
}
