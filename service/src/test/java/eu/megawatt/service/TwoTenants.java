package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.rest.Routes;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service in which two tenants have a job, a reservation, an allocation and a token each. */
final class TwoTenants {

  static final String OWN = "acme";
  static final String OTHER = "beta";

  static final WebhookSettings WEBHOOKS =
      WebhookSettings.allowing(List.of(AllowedTarget.parse("127.0.0.1")));

  private static final String JOBS = "/api/v1/jobs";

  /** Asks nothing of the policy that their jobs name. */
  private static final String REGISTER =
      """
      {"format": "megawatt/sovereignty/1", "name": "open", "ruleSet": "2026-11", "subjects": [],
       "claims": [], "places": [{"id": "here", "subjects": []}],
       "profiles": [{"id": "any", "version": 1}]}""";

  private final RunningService running;
  private final Instant end = Instant.now().plus(Duration.ofDays(1));
  private final Map<String, String> jobs;
  private final Map<String, String> reservations;
  private final Map<String, String> subscriptions;
  private final Map<String, String> deliveries;
  private final Map<String, Long> attestations;

  private TwoTenants(RunningService running) {
    this.running = running;
    running.admin().planOn(LiveFleet.document(Instant.now()));
    Reply register = running.admin().put("/api/v1/sovereignty/register?reason=a%20test", REGISTER);
    assertThat(register.status()).as(register.toString()).isEqualTo(201);
    jobs = Map.of(OWN, job(OWN), OTHER, job(OTHER));
    reservations = Map.of(OWN, reservation(OWN), OTHER, reservation(OTHER));
    subscriptions = Map.of(OWN, subscription(OWN), OTHER, subscription(OTHER));
    deliveries = Map.of(OWN, delivery(OWN), OTHER, delivery(OTHER));
    attestations = Map.of(OWN, attestation(OWN), OTHER, attestation(OTHER));
    allocate(OWN);
    allocate(OTHER);
    running.admin().put("/api/v1/models/chat", ThreeSites.MODEL);
    running.admin().put("/api/v1/regions/paris", "{\"networkMillis\":{\"here\":5}}");
    serve(OWN);
    serve(OTHER);
  }

  private void serve(String tenant) {
    String path = "/api/v1/services/of-" + tenant;
    Reply put = running.admin().put(path, ThreeSites.service(tenant, "any", 200, false));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    Reply forecast =
        running
            .admin()
            .put(
                path + "/forecast",
                "{\"from\":\"2026-11-23T00:00:00Z\",\"requestsPerSecond\":[1]}");
    assertThat(forecast.status()).as(forecast.toString()).isEqualTo(200);
  }

  static TwoTenants in(RunningService running) {
    return new TwoTenants(running);
  }

  Instant end() {
    return end;
  }

  String jobOf(String tenant) {
    return jobs.getOrDefault(tenant, "");
  }

  private String job(String tenant) {
    Reply made =
        running
            .admin()
            .post(JOBS, LiveFleet.JOB.replace(OWN, tenant), "Idempotency-Key", "one of " + tenant);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private long attestation(String tenant) {
    return Await.present(
            "an attestation of " + tenant,
            () ->
                Optional.of(
                        running
                            .admin()
                            .get("/api/v1/attestations?jobId=" + jobOf(tenant))
                            .json()
                            .at("/items/0/sequence"))
                    .filter(it -> !it.isMissingNode()))
        .asLong();
  }

  private String reservation(String tenant) {
    Reply review =
        running
            .admin()
            .post(
                "/api/v1/admission-reviews",
                "{\"job\":%s,\"flexibilitySeconds\":86400}"
                    .formatted(LiveFleet.NAMED_JOB.replace(OWN, tenant)));
    String id = review.json().path("reservationId").asText();
    assertThat(id).as(review.toString()).isNotEmpty();
    return id;
  }

  /** Nobody listens there; it is told of waiting jobs of its tenant all the same. */
  private String subscription(String tenant) {
    try (Caller its = caller(Role.SCHEDULER, Optional.of(tenant))) {
      Reply made =
          its.post(
              "/api/v1/webhook-subscriptions",
              "{\"url\":\"http://127.0.0.1:1/\",\"description\":\"of %s\"}".formatted(tenant));
      assertThat(made.status()).as(made.toString()).isEqualTo(201);
      return made.json().path("id").asText();
    }
  }

  private String delivery(String tenant) {
    Reply made =
        running
            .admin()
            .post("/api/v1/webhook-subscriptions/" + subscriptions.get(tenant) + "/test", "");
    assertThat(made.status()).as(made.toString()).isEqualTo(202);
    return made.json().path("id").asText();
  }

  private void allocate(String tenant) {
    Reply put =
        running
            .admin()
            .put(
                "/api/v1/allocations/" + tenant + "/1",
                """
                {"jobId":"job of %s","tenant":"%s","workloadClass":"batch","gpuUuids":["GPU-%s"],\
                "startedAt":"%s"}"""
                    .formatted(tenant, tenant, tenant, Instant.now().minusSeconds(60)));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  /** Somebody with a token of a role's scopes. */
  Caller caller(Role role, Optional<String> tenant) {
    return Caller.withToken(
        running.service().address(), token(role, tenant).json().path("secret").asText());
  }

  private Reply token(Role role, Optional<String> tenant) {
    Reply made =
        running
            .admin()
            .post(
                "/api/v1/tokens",
                """
                {"name":"%s","scopes":[%s],%s"expiresAt":"%s"}"""
                    .formatted(
                        role.word(),
                        role.scopes().stream()
                            .map(Scope::word)
                            .map(it -> '"' + it + '"')
                            .collect(Collectors.joining(",")),
                        tenant.map("\"tenant\":\"%s\","::formatted).orElse(""),
                        end));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made;
  }

  /**
   * How a route is called about a tenant's things.
   *
   * @param isThere whether what the path names is there, so that a 404 means it is hidden
   * @param isOfATenant whether it is about things of one tenant alone
   */
  record Call(String path, String body, boolean isThere, boolean isOfATenant) {}

  /** How to call a route about a tenant's things. */
  Call call(Routes.Rule rule, String tenant) {
    String path = rule.path().replace("{+id}", "{id}");
    String reason = "{\"reason\":\"a test\"}";
    String named = "{\"tenant\":\"%s\"}".formatted(tenant);
    if (path.startsWith(JOBS + "/{id}")) {
      return new Call(path.replace("{id}", jobOf(tenant)), reason, true, true);
    }
    if (path.startsWith("/api/v1/admission-reviews/")) {
      String id = reservations.getOrDefault(tenant, "");
      return new Call(path.replace("{id}", id), "{}", true, true);
    }
    if (path.startsWith("/api/v1/tokens/")) {
      String id = token(Role.FINANCE, Optional.of(tenant)).json().path("id").asText();
      return new Call(path.replace("{id}", id), "{}", true, true);
    }
    if (path.startsWith("/api/v1/webhook-subscriptions/")) {
      String id = subscriptions.getOrDefault(tenant, "");
      return new Call(path.replace("{id}", id), "{}", true, true);
    }
    if (path.startsWith("/api/v1/webhook-deliveries/")) {
      String id = deliveries.getOrDefault(tenant, "");
      return new Call(path.replace("{id}", id), "{}", true, true);
    }
    if (path.startsWith("/api/v1/services/{id}")) {
      return new Call(path.replace("{id}", "of-" + tenant), named, true, true);
    }
    return switch (rule.method() + " " + path) {
      case "GET /api/v1/allocations/{id}" ->
          new Call("/api/v1/allocations/" + tenant + "/1", "", true, true);
      case "GET /api/v1/energy-series" ->
          new Call(path + "?scope=job&id=job%20of%20" + tenant, "", true, true);
      case "GET /api/v1/jobs",
          "GET /api/v1/services",
          "GET /api/v1/allocations",
          "GET /api/v1/job-energies",
          "GET /api/v1/residency-matrix",
          "GET /api/v1/residency-expiries",
          "GET /api/v1/attestations" ->
          new Call(path + "?tenant=" + tenant, "", true, true);
      case "GET /api/v1/ledger-entries" -> new Call(path + "?tenantId=" + tenant, "", true, true);
      case "GET /api/v1/plans/{id}/allocations" ->
          new Call("/api/v1/plans/current/allocations?tenant=" + tenant, "", true, true);
      case "POST /api/v1/placements" -> new Call(path + "?validateOnly", named, true, true);
      case "POST /api/v1/jobs", "POST /api/v1/tokens" -> new Call(path, named, true, true);
      case "POST /api/v1/job-batches" ->
          new Call(
              path,
              "{\"jobs\":[{\"externalRef\":{\"system\":\"s\",\"id\":\"1\"},\"tenant\":\"%s\"}]}"
                  .formatted(tenant),
              true,
              true);
      case "POST /api/v1/admission-reviews" ->
          new Call(path, "{\"job\":%s}".formatted(named), true, true);
      case "GET /api/v1/attestations/{id}" ->
          new Call("/api/v1/attestations/" + attestations.getOrDefault(tenant, 0L), "", true, true);
      case "GET /api/v1/residency-decisions" ->
          new Call(path + "?jobId=" + jobOf(tenant), "", true, true);
      case "GET /api/v1/events" -> new Call(path + "?topics=jobs", "", true, false);
      default ->
          new Call(
              path.replace("/plans/{id}", "/plans/current")
                  .replace("{id}", "none")
                  .replace("{kind}", "chargeback")
                  .replace("{order}", "none")
                  .replace("{run}", "none")
                  .replace("{number}", "0"),
              rule.method().equals("GET") ? "" : "{}",
              false,
              false);
    };
  }
}
