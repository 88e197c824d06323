package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.Reason.Shortfall;
import eu.megawatt.fleet.plan.Unplaced;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes {@code megawatt/plan/1} documents in JSON, the same bytes for the same plan. */
public final class PlanWriter {

  private PlanWriter() {}

  /** Writes a file, gzipped where its name ends in {@code .gz}; it appears whole or not at all. */
  public static void write(Plan plan, Path file) throws IOException {
    DocumentWriter.write(file, out -> write(plan, out));
  }

  /** Writes to a stream, which stays open. */
  public static void write(Plan plan, OutputStream out) throws IOException {
    DocumentWriter.write(out, json -> write(plan, json));
  }

  private static void write(Plan plan, JsonGenerator out) throws IOException {
    JsonFields.document(
        out,
        fields -> {
          fields.text("format", Plan.FORMAT).text("scenario", plan.scenario());
          fields.items("placements", plan.placements(), PlanWriter::placement);
          fields.items("unplaced", plan.unplaced(), PlanWriter::unplaced);
          fields.money("objectiveEur", plan.objectiveEur());
          if (plan.bound().isPresent()) {
            Bound bound = plan.bound().get();
            fields.object("bound", b -> b.money("eur", bound.eur()).text("method", bound.method()));
          }
          fields.number("seconds", plan.seconds()).number("seed", plan.seed());
        });
  }

  private static void placement(JsonFields fields, Placement placement) throws IOException {
    fields
        .text("job", placement.job())
        .text("pool", placement.pool())
        .text("start", placement.start())
        .number("powerCap", placement.powerCap());
  }

  private static void unplaced(JsonFields fields, Unplaced left) throws IOException {
    fields.text("job", left.job()).items("reasons", left.reasons(), PlanWriter::reason);
  }

  static void reason(JsonFields fields, Reason reason) throws IOException {
    fields
        .number("tier", reason.code().tier())
        .text("reason", reason.code().token())
        .text("message", reason.message())
        .text("subject", reason.subject());
    if (reason.shortfall().isPresent()) {
      Shortfall shortfall = reason.shortfall().get();
      fields
          .number("requiredValue", shortfall.required())
          .number("availableValue", shortfall.available())
          .text("unit", shortfall.unit());
    }
  }
}
