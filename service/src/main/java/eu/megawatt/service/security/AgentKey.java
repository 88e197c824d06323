package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;

/** What an agent of a node, or who is to become one, shows in place of a caller's token. */
public sealed interface AgentKey {

  /** Where agents are. */
  String PATH = "/api/v1/agents";

  /** Whether it opens a way. */
  boolean opens(Method method, String path);

  /** What it is and what it opens, as a sentence. */
  String words();

  /** The same as a caller that may do nothing else. */
  Caller caller();

  /** A token that makes an agent, once. */
  record OneTime(String enrolmentId, String nodeId) implements AgentKey {

    @Override
    public boolean opens(Method method, String path) {
      return method.equals(Method.POST) && path.equals(PATH);
    }

    @Override
    public String words() {
      return "This is a one-time token for an agent of %s; it opens POST %s and nothing else."
          .formatted(nodeId, PATH);
    }

    @Override
    public Caller caller() {
      return new Caller("enrolment:" + enrolmentId, nodeId, Optional.empty(), Set.of());
    }
  }

  /** An agent's own secret. */
  record Secret(String agentId, String nodeId) implements AgentKey {

    @Override
    public boolean opens(Method method, String path) {
      return path.startsWith(PATH + "/" + agentId + "/order");
    }

    @Override
    public String words() {
      return "This is the secret of the agent %s; it opens %s/%s/order and /orders and nothing else."
          .formatted(agentId, PATH, agentId);
    }

    @Override
    public Caller caller() {
      return new Caller("agent:" + agentId, nodeId, Optional.empty(), Set.of());
    }
  }

  /** Remembers what has made a request. */
  default void register(ServerRequest request) {
    request.context().register(this);
    caller().register(request);
  }

  /**
   * What has made a request.
   *
   * @throws eu.megawatt.service.problem.ProblemException 403 where it was something else
   */
  static <T extends AgentKey> T of(ServerRequest request, Class<T> kind) {
    return request
        .context()
        .get(AgentKey.class)
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.FORBIDDEN,
                        "%s alone may do this. Maybe make a one-time token: POST /api/v1/agent-enrolments."
                            .formatted(kind == OneTime.class ? "A one-time token" : "An agent"))
                    .toException());
  }
}
