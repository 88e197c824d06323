package eu.megawatt.fleet.document;

import com.fasterxml.jackson.core.JsonGenerator;
import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.job.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes {@code megawatt/scenario/2} documents in JSON, the same bytes for the same demand. Jobs of
 * arrays are written each for itself.
 */
public final class DemandWriter {

  private DemandWriter() {}

  /** Writes a file, gzipped where its name ends in {@code .gz}; it appears whole or not at all. */
  public static void write(Demand demand, Path file) throws IOException {
    DocumentWriter.write(file, out -> write(demand, out));
  }

  /** Writes to a stream, which stays open. */
  public static void write(Demand demand, OutputStream out) throws IOException {
    DocumentWriter.write(out, json -> write(demand, json));
  }

  private static void write(Demand demand, JsonGenerator out) throws IOException {
    JsonFields.document(
        out,
        fields ->
            ScenarioWriter.fleet(fields, Demand.FORMAT, demand.base())
                .items(
                    "jobs",
                    demand.base().jobs().values(),
                    (it, job) -> job(it, job, demand.termsOf(job.id())))
                .items(
                    "links",
                    demand.links(),
                    (it, link) ->
                        it.text("from", link.from())
                            .text("to", link.to())
                            .number("gigabitsPerSecond", link.gigabitsPerSecond())
                            .number("eurPerGigabyte", link.eurPerGigabyte()))
                .items("tenants", demand.tenants().values(), DemandWriter::tenant)
                .items("models", demand.models().values(), DemandWriter::model)
                .items(
                    "regions",
                    demand.regions().values(),
                    (it, region) ->
                        it.text("id", region.id()).numbers("networkMs", region.networkMs()))
                .items("services", demand.services().values(), DemandWriter::service));
  }

  private static void job(JsonFields fields, Job job, JobTerms terms) throws IOException {
    ScenarioWriter.job(fields, job);
    if (!terms.after().isEmpty()) {
      fields.strings("after", terms.after());
    }
    if (terms.interruption().isPresent()) {
      Interruption its = terms.interruption().get();
      fields.object(
          "interruptible",
          it ->
              it.number("checkpointMinutes", its.checkpointMinutes())
                  .number("restartMinutes", its.restartMinutes())
                  .number("leastMinutes", its.leastMinutes())
                  .number("restartEur", its.restartEur()));
    }
    if (terms.data().isPresent()) {
      DataSource its = terms.data().get();
      fields.object("data", it -> it.text("site", its.site()).number("gigabytes", its.gigabytes()));
    }
  }

  private static void tenant(JsonFields fields, Tenant tenant) throws IOException {
    fields
        .text("id", tenant.id())
        .number("guaranteedMW", tenant.guaranteedMW())
        .number("weight", tenant.weight())
        .items("budgets", tenant.budgets(), DemandWriter::budget);
  }

  private static void budget(JsonFields fields, Budget budget) throws IOException {
    fields.text("from", budget.from()).text("to", budget.to());
    if (budget.eur().isPresent()) {
      fields.number("eur", budget.eur().getAsDouble());
    }
    if (budget.mwh().isPresent()) {
      fields.number("mwh", budget.mwh().getAsDouble());
    }
  }

  private static void model(JsonFields fields, Model model) throws IOException {
    fields.text("id", model.id()).number("gpusPerReplica", model.gpusPerReplica());
    if (model.replicasPerGpu() > 1) {
      fields.number("replicasPerGpu", model.replicasPerGpu());
    }
    fields
        .number("latencyMs", model.latencyMs())
        .numbers("tokensPerSecondPerGpu", model.tokensPerSecondPerGpu())
        .object(
            "wattsByLoad",
            it -> {
              for (Map.Entry<String, LoadCurve> curve : model.wattsByLoad().entrySet()) {
                it.points(curve.getKey(), curve.getValue().wattsByLoad());
              }
            });
  }

  private static void service(JsonFields fields, Service service) throws IOException {
    fields
        .text("id", service.id())
        .text("tenant", service.tenant())
        .text("residency", service.residency())
        .text("model", service.model())
        .text("region", service.region())
        .number("latencyBudgetMs", service.latencyBudgetMs())
        .number("tokensPerRequest", service.tokensPerRequest())
        .series("requestsPerSecond", service.requestsPerSecond())
        .number("minReplicas", service.minReplicas())
        .number("maxReplicas", service.maxReplicas())
        .flag("failover", service.failover())
        .number("unservedEurPerThousand", service.unservedEurPerThousand());
  }
}
