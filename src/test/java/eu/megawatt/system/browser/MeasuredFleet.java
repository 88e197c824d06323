package eu.megawatt.system.browser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code megawatt serve} that plans on twelve nodes of eight GPUs, in Oslo, some of which have
 * agents that say what tests want. One serves all tests; each has nodes of its own.
 */
final class MeasuredFleet implements AutoCloseable {

  static final String PASSWORD = "a dozen and more";

  private final Served served = new Served();
  private final Map<String, ScriptedAgent> agents = new HashMap<>();

  /** Makes the one of this run when the first test asks for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == MeasuredFleet.class;
    }

    @Override
    public MeasuredFleet resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(MeasuredFleet.class))
          .getOrComputeIfAbsent(MeasuredFleet.class, _ -> new MeasuredFleet(), MeasuredFleet.class);
    }
  }

  private MeasuredFleet() {
    api().put("/fleet/document", document());
    String scenario = api().post("/scenarios", LivePlan.fleet()).path("id").asText();
    api()
        .put(
            "/current-plan/basis",
            "{\"scenarioId\": \"%s\", \"reason\": \"The measured fleet of the tests\"}"
                .formatted(scenario));
  }

  private static String document() {
    List<String> nodes = new ArrayList<>();
    for (int node = 1; node <= 12; node++) {
      nodes.add(
          """
          {"id": "n%02d", "rack": "r1", "gpuModel": "G100", "gpuCount": 8, "ratedW": 6000, "baseW": 100}"""
              .formatted(node));
    }
    return """
        {"format": "megawatt/fleet/1", "name": "measured",
         "sites": [{"id": "oslo", "name": "Oslo", "country": "NO", "timeZone": "Europe/Oslo"}],
         "halls": [{"id": "h", "site": "oslo", "name": "Hall"}],
         "gpuModels": [{"id": "G100", "vendor": "some", "ratedW": 700, "idleW": 100}],
         "powerDomains": [{"id": "oslo/grid", "site": "oslo", "kind": "grid", "measures": "facility"}],
         "racks": [{"id": "r1", "hall": "h", "domains": ["oslo/grid"], "row": 0, "position": 0}],
         "nodes": [%s]}"""
        .formatted(String.join(",\n", nodes));
  }

  /** The agent of a node, which has enrolled when it is first asked for. */
  ScriptedAgent agent(String nodeId, String kind, String model) {
    return agents.computeIfAbsent(
        nodeId, it -> ScriptedAgent.enrolled(served.address(), api(), it, kind, model));
  }

  /** Says what is assumed of a model in the one kernel that agents measure. */
  void promise(String model, double marginRatio, double failureMarginRatio, String source) {
    String body =
        """
        {"source": "%s", "reason": "a test", "kernels": [{"name": "%s", "engine": "script",
         "value": 100, "unit": "GB/s", "marginRatio": %s, "failureMarginRatio": %s}]}"""
            .formatted(source, ScriptedAgent.KERNEL, marginRatio, failureMarginRatio);
    boolean isKnown =
        api().all("/profiles").stream()
            .anyMatch(it -> it.path("deviceModel").asText().equals(model));
    if (isKnown) {
      api().put("/profiles/" + model, body, "*");
    } else {
      api().put("/profiles/" + model, body);
    }
  }

  /** Has a node measured at a speed. */
  void measure(String nodeId, String model, double gigabytesPerSecond) {
    ScriptedAgent agent = agent(nodeId, "gpu", model);
    run(nodeId);
    agent.carryOut(gigabytesPerSecond);
  }

  /** Asks for a run of a node. */
  void run(String nodeId) {
    api()
        .post(
            "/validation-runs",
            "{\"nodeIds\": [\"%s\"], \"extent\": \"quick\", \"reason\": \"a test\"}"
                .formatted(nodeId));
  }

  /** Somebody with a role who has signed in at a page, of which a part is seen. */
  Visit signedIn(String name, String role, String path, String part) {
    api()
        .post(
            "/accounts",
            "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"]}"
                .formatted(name, PASSWORD, role));
    Visit visit = served.stranger().expecting(Visit.UNAUTHORIZED).open(path);
    visit.see("account").fill(name);
    visit.see("password").fill(PASSWORD);
    visit.get("account-go").click();
    visit.see(part);
    return visit;
  }

  Api api() {
    return served.api();
  }

  Visit visit() {
    return served.visit();
  }

  @Override
  public void close() {
    agents.values().forEach(ScriptedAgent::close);
    served.close();
  }
}
