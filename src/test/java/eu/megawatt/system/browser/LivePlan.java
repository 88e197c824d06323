package eu.megawatt.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.system.Await;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code megawatt serve} that plans on two small sites, one in Norway and one in France. One serves
 * all tests; each names its jobs' tenant after itself.
 */
final class LivePlan implements AutoCloseable {

  private static final String PASSWORD = "a dozen and more";
  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");

  private final Served served = new Served();

  /** Makes the one of this run when the first test asks for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == LivePlan.class;
    }

    @Override
    public LivePlan resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(LivePlan.class))
          .getOrComputeIfAbsent(LivePlan.class, _ -> new LivePlan(), LivePlan.class);
    }
  }

  private LivePlan() {
    String scenarioId = served.api().post("/scenarios", fleet()).path("id").asText();
    served
        .api()
        .put(
            "/current-plan/basis",
            "{\"scenarioId\": \"%s\", \"reason\": \"The fleet of the tests\"}"
                .formatted(scenarioId));
    TestRegister.putInto(served.api());
    submit("everybody", "\"valueMinor\": 900000");
    submit("everybody", "\"valueMinor\": 1");
    serve("everybody", 200, 50);
  }

  /** What it plans on: half a megawatt of idle-cheap GPUs, from the midnight before now. */
  static String fleet() {
    return """
        {"format": "megawatt/scenario/1", "name": "two-sites",
         "horizon": {"start": "%s", "slotMinutes": 15, "slots": 672},
         "carbonEurPerTonne": 100,
         "gpuTypes": [
           {"id": "G100", "idleWatts": 100, "powerCaps": [
             {"fraction": 1, "speed": 1}, {"fraction": 0.8, "speed": 0.9}]}],
         "sites": [
           {"id": "oslo", "country": "NO", "pue": 1.1, "energyEurPerMWh": 60,
            "carbonGramsPerKWh": 20, "assurance": {"operatorJurisdiction": "EU", "seal": 3,
             "certifications": [], "keyCustody": ["provider"]}},
           {"id": "lyon", "country": "FR", "pue": 1.2, "energyEurPerMWh": 90,
            "carbonGramsPerKWh": 50, "assurance": {"operatorJurisdiction": "EU", "seal": 3,
             "certifications": [], "keyCustody": ["provider"]}}],
         "powerDomains": [
           {"id": "oslo/grid", "site": "oslo", "parent": null, "limitMW": 2.0, "measures": "facility"},
           {"id": "lyon/grid", "site": "lyon", "parent": null, "limitMW": 1.0, "measures": "facility"}],
         "pools": [
           {"id": "oslo/g100", "domain": "oslo/grid", "gpuType": "G100", "gpus": 2048},
           {"id": "lyon/g100", "domain": "lyon/grid", "gpuType": "G100", "gpus": 1024}],
         "residencyPolicies": [
           {"id": "eu", "countries": ["FR", "NO"]}, {"id": "no-only", "countries": ["NO"]}],
         "jobs": []}
        """
        .formatted(Instant.now().truncatedTo(ChronoUnit.DAYS));
  }

  /** Asks for a batch of 64 GPUs and an hour, with more about it as JSON, and returns the job. */
  JsonNode submit(String tenant, String more) {
    return api().post("/jobs", job(tenant, more));
  }

  static String job(String tenant, String more) {
    return """
        {"tenant": "%s", "kind": "batch", "gpuCount": 64,
         "runSeconds": {"G100": 3600}, "perGpuW": {"G100": 700}, %s%s}
        """
        .formatted(tenant, more.contains("residency") ? "" : "\"residency\": \"eu\", ", more);
  }

  /** Has a service run that may lose a site, once it is planned. */
  void serve(String id, int budgetMillis, double requests) {
    api()
        .put(
            "/models/small",
            """
            {"gpuPerReplicaCount": 2, "latencyMillis": 100, "perGpuTokensPerSecond": {"G100": 1000},
             "drawByLoad": {"G100": [{"loadPermille": 0, "perGpuW": 120},
                                     {"loadPermille": 1000, "perGpuW": 600}]}}""");
    api().put("/regions/nordics", "{\"networkMillis\": {\"oslo\": 10, \"lyon\": 40}}");
    api()
        .put(
            "/services/" + id,
            """
            {"tenant": "served", "residency": "eu", "model": "small", "region": "nordics",
             "latencyBudgetMillis": %d, "tokensPerRequestCount": 100, "minReplicaCount": 1,
             "maxReplicaCount": 20, "failover": true, "perThousandUnservedMinor": 5000}"""
                .formatted(budgetMillis));
    api()
        .put(
            "/services/" + id + "/forecast",
            "{\"from\": \"%s\", \"requestsPerSecond\": [%s]}"
                .formatted(Instant.now().truncatedTo(ChronoUnit.HOURS), requests));
    Await.present(
        id + " to be planned",
        () ->
            Optional.of(api().get("/services/" + id + "/traffic"))
                .filter(it -> it.at("/now/requestsPerSecond").asDouble() == requests));
  }

  JsonNode job(String id) {
    return api().get("/jobs/" + id);
  }

  /** The job of a tenant that has one, once it has it. */
  JsonNode onlyJob(String tenant) {
    return Await.present(
        "a job of " + tenant,
        () ->
            Optional.of(api().get("/jobs?tenant=" + tenant).path("items"))
                .filter(it -> it.size() == 1)
                .map(it -> it.path(0)));
  }

  Api api() {
    return served.api();
  }

  Served served() {
    return served;
  }

  /** Somebody who is signed in. */
  Visit visit() {
    return served.visit();
  }

  /** Somebody who may sign in; with more about it as JSON. */
  void account(String name, String role, String more) {
    api()
        .post(
            "/accounts",
            "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]%s}"
                .formatted(name, PASSWORD, role, more));
  }

  /** An account that has signed in at a page, of which it waits to see a part. */
  Visit signedIn(String account, String path, String part) {
    Visit visit = served.stranger().expecting(REFUSED).open(path);
    visit.see("account").fill(account);
    visit.see("password").fill(PASSWORD);
    visit.get("account-go").click();
    visit.see(part);
    return visit;
  }

  @Override
  public void close() {
    served.close();
  }
}
