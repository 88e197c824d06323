package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.plan.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code megawatt/plan/2} documents in JSON, the same bytes for the same plan. */
public final class DemandPlanWriter {

  private DemandPlanWriter() {}

  /** Writes a file, gzipped where its name ends in {@code .gz}; it appears whole or not at all. */
  public static void write(DemandPlan plan, Path file) throws IOException {
    DocumentWriter.write(file, out -> write(plan, out));
  }

  /** Writes to a stream, which stays open. */
  public static void write(DemandPlan plan, OutputStream out) throws IOException {
    DocumentWriter.write(out, json -> write(plan, json));
  }

  private static void write(DemandPlan plan, JsonGenerator out) throws IOException {
    JsonFields.document(
        out,
        fields ->
            fields
                .text("format", DemandPlan.FORMAT)
                .text("scenario", plan.scenario())
                .items("placements", plan.placements(), DemandPlanWriter::run)
                .items(
                    "unplaced",
                    leftOut(plan),
                    (it, left) ->
                        it.text(left.kind, left.id)
                            .items("reasons", left.reasons, PlanWriter::reason))
                .items("services", plan.services(), DemandPlanWriter::service)
                .money("objectiveEur", plan.objectiveEur())
                .number("seconds", plan.seconds())
                .number("seed", plan.seed()));
  }

  private static void run(JsonFields fields, JobRun run) throws IOException {
    fields
        .text("job", run.job())
        .items(
            "segments",
            run.segments(),
            (it, segment) ->
                it.text("pool", segment.pool())
                    .text("start", segment.start())
                    .text("end", segment.end())
                    .number("powerCap", segment.powerCap()));
  }

  /** A job or a service that is left out. */
  private record LeftOut(String kind, String id, List<Reason> reasons) {}

  private static List<LeftOut> leftOut(DemandPlan plan) {
    List<LeftOut> all = new ArrayList<>();
    plan.unplaced().forEach(it -> all.add(new LeftOut("job", it.job(), it.reasons())));
    plan.unserved().forEach(it -> all.add(new LeftOut("service", it.service(), it.reasons())));
    return all;
  }

  private static void service(JsonFields fields, ServiceRun service) throws IOException {
    fields
        .text("service", service.service())
        .items(
            "pools",
            service.pools(),
            (it, pool) ->
                it.text("pool", pool.pool())
                    .numbers("replicas", pool.replicas().toArray())
                    .numbers("share", pool.share().toArray()));
  }
}
