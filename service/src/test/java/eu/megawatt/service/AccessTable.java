package eu.megawatt.service;

import eu.megawatt.service.rest.Routes;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of who may do what, as it is found out by calling. */
final class AccessTable {

  private static final String HEAD =
      """
      # Who may do what

      This document is written by a test that calls every route of a running service, as every role, with its own tenant's things and another's. \
      When it is no longer true the test fails and says how to have it written anew.

      A route needs one scope. A role is a set of scopes; a token has scopes of its own, at most those of whoever made it. Without the scope a call is a 403 that names it and the roles that have it. \
      What an agent of a node calls needs its own secret in place of a scope, which opens its own orders alone, and to enrol it needs a one-time token, which opens nothing else.

      A caller may be bound to a tenant. Then a route is *own only* (it sees and changes what is its tenant's; what is another's is not there: 404, and naming another tenant is refused), *the same* \
      (nothing in it is anybody's), or *closed* (it tells of everybody's things, alone or in sums: 403). Closed for what they would tell of others are the fleet's power and its series, summaries and documents of plans and \
      scenarios, revisions and their differences, what a megawatt is worth, and what a limit or a move does to other jobs and to the peak. \
      Of `/events` a bound caller may have the topic `jobs`, of `/energy-series` the scope `job`. What happened to a job says why only where that was said of the job itself.

      """;

  private final List<String> lines = new ArrayList<>();

  /** What calling a route has shown. */
  record Found(Map<Role, Boolean> letIn, String own, String another) {}

  void add(Routes.Rule rule, Found found) {
    lines.add(
        "| `%s %s` | %s | %s | %s | %s | %s |"
            .formatted(
                rule.method(),
                rule.path().replace("{+", "{"),
                rule.scope().map(it -> "`" + it.word() + "`").or(() -> key(rule)).orElse("–"),
                Stream.of(Role.values())
                    .map(it -> found.letIn().getOrDefault(it, false) ? "yes" : "–")
                    .collect(Collectors.joining(" | ")),
                found.own(),
                found.another(),
                rule.audited() ? "yes" : "–"));
  }

  private static Optional<String> key(Routes.Rule rule) {
    return rule.key()
        .map(it -> it.equals(AgentKey.OneTime.class) ? "a one-time token" : "the agent's secret");
  }

  /** As a document. */
  String document() {
    String roles = Stream.of(Role.values()).map(Role::word).collect(Collectors.joining(" | "));
    return HEAD
        + "| role | scopes |\n|---|---|\n"
        + roles().entrySet().stream()
            .map(it -> "| %s | %s |\n".formatted(it.getKey(), it.getValue()))
            .collect(Collectors.joining())
        + "\n| route | scope | %s | bound: its own | bound: another's | audited |\n"
            .formatted(roles)
        + "|---|---|"
        + "---|".repeat(Role.values().length)
        + "---|---|---|\n"
        + String.join("\n", lines)
        + "\n";
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      roles.put(
          role.word(),
          role == Role.ADMINISTRATOR
              ? "all"
              : role.scopes().stream()
                  .map(Scope::word)
                  .map(it -> "`" + it + "`")
                  .collect(Collectors.joining(" ")));
    }
    return roles;
  }
}
