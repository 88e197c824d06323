package eu.megawatt.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.system.Await;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** {@code megawatt serve --demo} with its week planned. One serves all tests. */
final class Demonstration implements AutoCloseable {

  private final Served served = new Served("--demo");
  private final JsonNode plan = firstPlan();
  private Optional<String> closedMonth = Optional.empty();

  /** Makes the one of this run when the first test asks for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Demonstration.class;
    }

    @Override
    public Demonstration resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Demonstration.class))
          .getOrComputeIfAbsent(Demonstration.class, _ -> new Demonstration(), Demonstration.class);
    }
  }

  /** What the demonstration's own planning has found when it has found something. */
  private JsonNode firstPlan() {
    Api api = served.api();
    String operation = api.get("/operations").at("/items/0/id").asText();
    JsonNode found = api.awaitFirstPlan(operation);
    api.post("/operations/" + found.path("id").asText() + "/cancellation", "{}");
    JsonNode ended = api.awaitEnd(operation);
    return api.get("/plans/" + ended.at("/result/planId").asText());
  }

  Served served() {
    return served;
  }

  String address() {
    return served.address();
  }

  /** The printed link, which has been opened. */
  String usedLink() {
    return served.usedLink();
  }

  String token() {
    return served.token();
  }

  Api api() {
    return served.api();
  }

  /** The summary of the plan that is there from the start. */
  JsonNode plan() {
    return plan;
  }

  String planId() {
    return plan.path("id").asText();
  }

  /** A path within the page that shows the whole of the plan. */
  String schedule(String more) {
    return "/schedule?plan=" + planId() + "&from=start&to=end" + more;
  }

  /** The newest month of the books that is closed, once there is one before it. */
  synchronized String closedMonth() {
    if (closedMonth.isEmpty()) {
      closedMonth = Optional.of(Await.presentInMinutes("two closed months", this::closed));
    }
    return closedMonth.get();
  }

  private Optional<String> closed() {
    List<String> ids =
        api()
            .get("/periods")
            .path("items")
            .valueStream()
            .filter(it -> it.path("state").asText().equals("Closed"))
            .map(it -> it.path("id").asText())
            .sorted()
            .toList();
    return ids.size() < 2 ? Optional.empty() : Optional.of(ids.getLast());
  }

  /** Somebody who is signed in. */
  Visit visit() {
    return served.visit();
  }

  /** Somebody who is signed in and comes by another address. */
  Visit visitAt(String origin) {
    return served.visitAt(origin);
  }

  /** Somebody with a window of some size. */
  Visit visit(int width, int height) {
    return served.visit(width, height);
  }

  /** Somebody who is not. */
  Visit stranger() {
    return served.stranger();
  }

  @Override
  public void close() {
    served.close();
  }
}
