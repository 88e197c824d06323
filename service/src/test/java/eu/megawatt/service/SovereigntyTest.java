package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.attest.Chain;
import eu.megawatt.service.attest.VerifyingKey;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where jobs may run, over REST: registers, what they do to the plan, and what proves it. */
final class SovereigntyTest {

  private static final String REGISTER = "/api/v1/sovereignty/register";
  private static final Instant LATER = Instant.parse("2029-01-01T00:00:00Z");

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply put(String register, String... headers) {
    return running.admin().put(REGISTER + "?reason=a%20test", register, headers);
  }

  private void planned(Instant certifiedTo) {
    Reply reply = put(TwoSites.register(certifiedTo, "US"));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    running.admin().planOn(TwoSites.document(Instant.now()));
  }

  private JsonNode submit(String job, int status) {
    Reply reply =
        running
            .admin()
            .post(
                "/api/v1/jobs",
                job,
                "Idempotency-Key",
                Sha256.hex(job.getBytes(StandardCharsets.UTF_8)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    return reply.json();
  }

  private JsonNode get(String path) {
    Reply reply = running.admin().get(path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  private static List<String> texts(JsonNode items, String field) {
    List<String> texts = new ArrayList<>();
    items.forEach(it -> texts.add(it.path(field).asText()));
    return texts;
  }

  @Test
  void register_put_isInForceAndStaysSoOverARestart() {
    Reply first = put(TwoSites.register(LATER, "US"));
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    String version = first.json().path("version").asText();

    running.close();
    running = RunningService.from(data);

    Reply shown = running.admin().get(REGISTER);
    assertThat(shown.header("ETag")).isEqualTo('"' + version + '"');
    assertThat(Sha256.hex(shown.text().getBytes(StandardCharsets.UTF_8))).isEqualTo(version);
    JsonNode matrix = get("/api/v1/residency-matrix");
    assertThat(texts(matrix.path("cells"), "decision"))
        .containsExactly("Permit", "Permit", "Permit", "Deny", "Permit", "Deny");
    assertThat(matrix.at("/cells/3/clauses/0").asText()).isEqualTo("R-OPR-02");
  }

  @Test
  void register_putForAnotherThanTheOneInForce_isRefused() {
    assertThat(put(TwoSites.register(LATER, "US")).status()).isEqualTo(201);

    assertThat(put(TwoSites.register(LATER, "SE")).status()).isEqualTo(428);
    assertThat(put(TwoSites.register(LATER, "SE"), "If-Match", "\"other\"").status())
        .isEqualTo(412);
    assertThat(put(TwoSites.register(LATER, "SE"), "If-Match", "*").status()).isEqualTo(200);
    assertThat(running.admin().put(REGISTER, TwoSites.register(LATER, "SE")).json().toString())
        .contains("reason");
    assertThat(texts(get(REGISTER + "s").path("items"), "reason"))
        .containsExactly("a test", "a test");
  }

  @Test
  void job_whoseProfileForbidsTheCheapSite_runsAtTheDearOne() {
    planned(LATER);

    JsonNode anywhere = submit(TwoSites.job("eu", 3_600, ""), 201);
    JsonNode owned = submit(TwoSites.job("owned", 3_600, ""), 201);

    assertThat(anywhere.at("/status/placement/poolId").asText()).isEqualTo("kiruna/pool");
    assertThat(owned.at("/status/placement/poolId").asText()).isEqualTo("paris/pool");
    JsonNode why = get("/api/v1/jobs/" + owned.path("id").asText() + "/explanation");
    assertThat(why.path("sites").toString() + why).contains("R-OPR-02");
    JsonNode decisions = get("/api/v1/residency-decisions?jobId=" + owned.path("id").asText());
    assertThat(texts(decisions.path("decisions"), "decision")).containsExactly("Permit", "Deny");
    assertThat(decisions.path("jobCount").asInt()).isEqualTo(1);
  }

  @Test
  void job_thatNoPlacePermitsUntilItsEnd_isImpossibleAndSaysWhichClause() {
    planned(Instant.now().plus(Duration.ofHours(2)));

    submit(TwoSites.job("certified", 1_800, ""), 201);
    JsonNode refused = submit(TwoSites.job("certified", 6 * 3_600, ""), 422);

    assertThat(refused.path("code").asText()).isEqualTo("Impossible");
    assertThat(refused.path("errors").toString())
        .contains("ResidencyForbidden")
        .contains("R-CRT-01/HDS: asks HDS, has runs out on")
        .contains("kiruna (R-CRT-01/HDS: asks HDS, has nobody has said)");
  }

  @Test
  void register_thatTakesACertificateAway_drainsWhatReliesOnItAndSaysSoBefore() {
    planned(LATER);
    JsonNode job = submit(TwoSites.job("certified", 3_600, ""), 201);
    String path = "/api/v1/jobs/" + job.path("id").asText();
    String without = TwoSites.register(Instant.parse("2026-02-01T00:00:00Z"), "US");

    Reply tried = running.admin().put(REGISTER + "?validateOnly", without);
    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(tried.json().at("/plan/affectedCount").asInt()).isEqualTo(1);
    assertThat(get(path).at("/status/state").asText()).isEqualTo("Validated");
    assertThat(put(without, "If-Match", "*").status()).isEqualTo(200);

    JsonNode waiting = get(path);
    assertThat(waiting.at("/status/state").asText()).isEqualTo("Waiting");
    assertThat(waiting.toString()).contains("ResidencyForbidden");
    assertThat(put(TwoSites.register(LATER, "US"), "If-Match", "*").status()).isEqualTo(200);
    assertThat(get(path).at("/status/placement/poolId").asText()).isEqualTo("paris/pool");
  }

  @Test
  void register_tried_saysWhatItSaysOtherwiseThanTheOneInForce() {
    Reply first = put(TwoSites.register(LATER, "US"));
    assertThat(first.json().has("difference")).as("there is none before").isFalse();
    String next =
        TwoSites.register(LATER, "SE")
            .replace("\"two sites\"", "\"two others\"")
            .replace(
                "{\"id\": \"certified\", \"version\": 1", "{\"id\": \"proved\", \"version\": 1");

    Reply tried = running.admin().put(REGISTER + "?validateOnly", next);

    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(tried.json().path("waits").asBoolean()).isFalse();
    JsonNode difference = tried.json().path("difference");
    assertThat(difference.path("items"))
        .extracting(
            it ->
                it.path("kind").asText()
                    + " "
                    + it.path("id").asText()
                    + " "
                    + it.path("change").asText())
        .containsExactly(
            "register two others Changed",
            "profile certified Removed",
            "profile proved Added",
            "claim owners-kiruna Changed");
    JsonNode member = difference.at("/items/3/members/0");
    assertThat(member.path("name").asText()).isEqualTo("value");
    assertThat(member.at("/before/0/country").asText()).isEqualTo("US");
    assertThat(member.at("/after/0/country").asText()).isEqualTo("SE");
    assertThat(difference.path("addedCount").asInt()).isEqualTo(1);
    assertThat(difference.path("removedCount").asInt()).isEqualTo(1);
    assertThat(difference.path("changedCount").asInt()).isEqualTo(2);
  }

  @Test
  void registers_compared_differAsTheySayOtherwise() {
    String first = put(TwoSites.register(LATER, "US")).json().path("version").asText();
    String second =
        put(TwoSites.register(LATER, "SE"), "If-Match", "*").json().path("version").asText();

    JsonNode back = get(REGISTER + "s/" + first + "/diff");
    assertThat(back.path("against").asText()).isEqualTo(second);
    assertThat(back.at("/difference/items/0/members/0/after/0/country").asText()).isEqualTo("US");
    JsonNode forth = get(REGISTER + "s/" + second + "/diff?against=" + first);
    assertThat(forth.at("/difference/items/0/members/0/after/0/country").asText()).isEqualTo("SE");
    assertThat(get(REGISTER + "s/" + second + "/diff").at("/difference/items")).isEmpty();
    assertThat(running.admin().get(REGISTER + "s/none/diff").status()).isEqualTo(404);
  }

  @Test
  void register_withoutAProfileThatAJobNames_isRefusedAndChangesNothing() {
    planned(LATER);
    JsonNode job = submit(TwoSites.job("owned", 3_600, ""), 201);
    String version = get(REGISTER).toString();

    Reply refused =
        put(TwoSites.register(LATER, "US").replace("\"owned\"", "\"other\""), "If-Match", "*");

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.text()).contains(job.path("id").asText());
    assertThat(get(REGISTER).toString()).isEqualTo(version);
  }

  @Test
  void matrix_ofAPastMoment_isByTheRegisterOfThen() {
    assertThat(put(TwoSites.register(LATER, "US")).status()).isEqualTo(201);
    Instant between = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    Await.present(
        "the clock to go on",
        () -> Optional.of(true).filter(_ -> Instant.now().isAfter(between.plusMillis(2))));
    assertThat(put(TwoSites.register(LATER, "SE"), "If-Match", "*").status()).isEqualTo(200);

    assertThat(get("/api/v1/residency-matrix").at("/cells/3/decision").asText())
        .isEqualTo("Permit");
    assertThat(get("/api/v1/residency-matrix?at=" + between).at("/cells/3/decision").asText())
        .isEqualTo("Deny");
    assertThat(running.admin().get("/api/v1/residency-matrix?at=2020-01-01T00:00:00Z").status())
        .isEqualTo(404);
  }

  @Test
  void matrix_ofATenant_hasTheProfilesThatItsJobsNameAndNoOthers() {
    planned(LATER);
    submit(TwoSites.job("owned", 3_600, ""), 201);
    submit(TwoSites.job("eu", 3_600, "").replace("acme", "beta"), 201);
    submit(TwoSites.job("eu", 1_800, "").replace("acme", "beta"), 201);

    JsonNode all = get("/api/v1/residency-matrix");
    assertThat(texts(all.path("profiles"), "jobCount")).containsExactly("2", "1", "0");
    assertThat(texts(all.path("tenants"), "id")).containsExactly("acme", "beta");
    JsonNode mine = get("/api/v1/residency-matrix?tenant=beta");
    assertThat(texts(mine.path("profiles"), "id")).containsExactly("eu");
    assertThat(texts(mine.path("cells"), "profileId")).containsExactly("eu", "eu");
    assertThat(mine.at("/profiles/0/jobCount").asInt()).isEqualTo(2);
    assertThat(get("/api/v1/residency-matrix?tenant=nobody").path("profiles")).isEmpty();
  }

  @Test
  void caller_boundToATenant_isToldOfNobodyElsesJobs() {
    Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    planned(end);
    JsonNode own = submit(TwoSites.job("certified", 3_600, ""), 201);
    submit(TwoSites.job("certified", 1_800, "").replace("acme", "beta"), 201);
    submit(TwoSites.job("owned", 1_800, "").replace("acme", "beta"), 201);
    assertThat(get("/api/v1/residency-expiries").at("/items/0/jobCount").asInt()).isEqualTo(2);
    assertThat(get("/api/v1/residency-expiries?tenant=nobody").path("items")).isEmpty();

    try (Caller bound = boundTo("acme")) {
      JsonNode matrix = bound.get("/api/v1/residency-matrix").json();
      assertThat(texts(matrix.path("tenants"), "id")).containsExactly("acme");
      assertThat(texts(matrix.path("profiles"), "jobCount")).containsExactly("0", "0", "1");
      JsonNode mine = bound.get("/api/v1/residency-matrix?tenant=acme").json();
      assertThat(texts(mine.path("profiles"), "id")).containsExactly("certified");
      for (String tenant : List.of("", "?tenant=acme")) {
        JsonNode expiries = bound.get("/api/v1/residency-expiries" + tenant).json();
        assertThat(expiries.at("/items/0/jobCount").asInt()).isEqualTo(1);
        assertThat(expiries.at("/items/0/jobs/0/jobId")).isEqualTo(own.path("id"));
      }
      for (String path : List.of("residency-matrix", "residency-expiries", "attestations")) {
        Reply refused = bound.get("/api/v1/" + path + "?tenant=beta");
        assertThat(refused.status()).as(path).isEqualTo(403);
        assertThat(refused.text()).contains("OtherTenant", "acme");
      }
    }
  }

  private Caller boundTo(String tenant) {
    String token =
        """
        {"name":"its","scopes":["sovereignty:read","jobs:read"],"tenant":"%s","expiresAt":"%s"}"""
            .formatted(tenant, Instant.now().plus(Duration.ofDays(1)));
    return Caller.withToken(
        running.service().address(),
        running.admin().post("/api/v1/tokens", token).json().path("secret").asText());
  }

  @Test
  void capacity_ofAProfile_countsMegawattsAndWhatWouldDoubleThem() {
    assertThat(put(TwoSites.register(LATER, "US")).status()).isEqualTo(201);

    JsonNode capacity = get("/api/v1/residency-capacity?profileId=owned");

    assertThat(capacity.path("permittedW").asLong()).isEqualTo(100_000);
    assertThat(capacity.at("/doubling/reachedW").asLong()).isEqualTo(200_000);
    assertThat(texts(capacity.at("/doubling/steps"), "clause")).containsExactly("R-OPR-02");
    assertThat(capacity.at("/doubling/steps/0/subjectId").asText()).isEqualTo("op/kiruna");
  }

  @Test
  void expiries_withinNinetyDays_nameTheClaimAndTheJobsThere() {
    Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    planned(end);
    submit(TwoSites.job("certified", 3_600, ""), 201);

    JsonNode expiries = get("/api/v1/residency-expiries");

    assertThat(texts(expiries.path("items"), "claimId")).containsExactly("hds-paris");
    assertThat(expiries.at("/items/0/expiresAt").asText()).isEqualTo(end.toString());
    assertThat(expiries.at("/items/0/jobCount").asInt()).isEqualTo(1);
    assertThat(get("/api/v1/residency-expiries?within=P7D").path("items")).isEmpty();
  }

  @Test
  void evidence_kept_comesBackAsItWasAndOnlyUnderItsDigest() {
    String digest = Sha256.hex("a certificate".getBytes(StandardCharsets.UTF_8));
    String path = "/api/v1/evidence/";

    assertThat(running.admin().put(path + "0".repeat(64), "a certificate").status()).isEqualTo(422);
    assertThat(running.admin().put(path + digest, "a certificate").status()).isEqualTo(201);
    assertThat(running.admin().put(path + digest, "a certificate").status()).isEqualTo(200);
    assertThat(running.admin().get(path + digest).text()).isEqualTo("a certificate");
    assertThat(running.admin().get(path + "0".repeat(64)).status()).isEqualTo(404);
  }

  @Test
  void attestations_ofPlacementsAndTheirKeys_areAChainThatVerifies()
      throws GeneralSecurityException {
    planned(LATER);
    JsonNode first = submit(TwoSites.job("owned", 3_600, ""), 201);
    awaitAttested(first);
    Reply rotated =
        running.admin().post("/api/v1/attestation-keys", "{\"reason\":\"the yearly change\"}");
    assertThat(rotated.status()).as(rotated.toString()).isEqualTo(201);
    JsonNode second = submit(TwoSites.job("eu", 7_200, ""), 201);
    awaitAttested(second);
    running.close();
    running = RunningService.from(data);
    JsonNode third = submit(TwoSites.job("certified", 1_800, ""), 201);
    awaitAttested(third);

    JsonNode keys = get("/api/v1/attestation-keys").path("items");
    String firstKey = keys.at("/0/publicKeyPem").asText();
    List<String> lines = running.admin().get("/api/v1/attestations/log").text().lines().toList();
    Chain.Outcome outcome = Chain.check(lines, List.of(VerifyingKey.ofPem(firstKey)), true);
    assertThat(outcome.faults()).isEmpty();
    assertThat(outcome.links()).isEqualTo(4);
    JsonNode listed = get("/api/v1/attestations?jobId=" + first.path("id").asText());
    assertThat(listed.at("/items/0/placeId").asText()).isEqualTo("paris");
    assertThat(listed.at("/items/0/validUntil").asText()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(get("/api/v1/attestations?state=Expired").path("items")).isEmpty();
    assertThat(get("/api/v1/attestations?decision=Permit").path("items")).hasSize(3);
    assertThat(get("/api/v1/attestations?decision=PermitWithWaiver").path("items")).isEmpty();
    String end = listed.at("/items/0/endsAt").asText();
    assertThat(texts(get("/api/v1/attestations?at=" + end).path("items"), "jobId"))
        .doesNotContain(first.path("id").asText());
    assertThat(
            texts(
                get("/api/v1/attestations?at=" + listed.at("/items/0/startsAt").asText())
                    .path("items"),
                "jobId"))
        .contains(first.path("id").asText());
    assertThat(running.admin().get("/api/v1/attestations?decision=Maybe").status()).isEqualTo(400);
  }

  @Test
  void key_thatIsRevoked_isNotTrustedInLaterLinksAndNotTheOneThatSigns() {
    String current = get("/api/v1/attestation-keys").at("/items/0/fingerprint").asText();
    String path = "/api/v1/attestation-keys/" + current + "/revocation";
    String why = "{\"reason\":\"the disk was sold\"}";

    assertThat(running.admin().post(path, why).status()).isEqualTo(409);
    assertThat(running.admin().post("/api/v1/attestation-keys", why).status()).isEqualTo(201);
    Reply revoked = running.admin().post(path, why);

    assertThat(revoked.status()).as(revoked.toString()).isEqualTo(200);
    assertThat(revoked.json().path("revokedAt").asText()).isNotEmpty();
    assertThat(running.admin().post(path.replace(current, "nobody"), why).status()).isEqualTo(404);
  }

  @Test
  void key_thatIsNotInTheDataDirectoryAnyMore_isGivenUpAndAuditorsNeedTheNextOne()
      throws IOException, GeneralSecurityException {
    planned(LATER);
    awaitAttested(submit(TwoSites.job("owned", 3_600, ""), 201));
    running.close();
    Files.delete(data.resolve("attestation-key"));
    running = RunningService.from(data);
    awaitAttested(submit(TwoSites.job("eu", 3_600, ""), 201));

    JsonNode keys = get("/api/v1/attestation-keys").path("items");
    assertThat(keys.at("/0/retiredAt").asText()).isNotEmpty();
    assertThat(keys.at("/0/reason").asText()).contains("has not introduced the next");
    List<String> lines = running.admin().get("/api/v1/attestations/log").text().lines().toList();
    VerifyingKey first = VerifyingKey.ofPem(keys.at("/0/publicKeyPem").asText());
    VerifyingKey second = VerifyingKey.ofPem(keys.at("/1/publicKeyPem").asText());
    assertThat(Chain.check(lines, List.of(first), true).faults().toString())
        .contains("which was not given");
    assertThat(Chain.check(lines, List.of(first, second), true).faults()).isEmpty();
  }

  private void awaitAttested(JsonNode job) {
    String path = "/api/v1/attestations?jobId=" + job.path("id").asText();
    Await.present(
        "an attestation of " + job.path("id").asText(),
        () -> Optional.of(get(path).path("items")).filter(it -> !it.isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sha256": "aaaa      | "sha256": "zaaa            | no SHA-256 digest
          urn:example:hds      | certificates/hds           | no address with a scheme
          "processing": ["EU"] | "processing": ["EU", "XX"] | "XX" is no country of ISO 3166-1
          "processing": ["EU"] | "processing": ["eu"]       | Maybe "EU"?
          "title": "Anywhere in the Union" | "parent": "owned" | inherits from itself
          "operator": {"owners"| "residency": {"processing": ["FR", "US"]}, "operator": {"owners" | loosens R-RES-02
          "HDS": 0             | "HDS": 99                  | out of range
          certificate.HDS      | certificat.HDS             | is not an attribute
          "parent": "eu"       | "parent": "eu2"            | which is not there
          "ruleSet": "2026-11" | "ruleSet": "2020-01"       | is not a rule set
          "assurance": "audited" | "assurance": "measured"  | measured from a time that has not come
          """)
  void register_thatIsWrong_isRefusedWithWhatAndWhere(String right, String wrong, String message) {
    String from = message.startsWith("measured") ? "2028-01-01T00:00:00Z" : "2026-01-01T00:00:00Z";
    Reply reply =
        put(
            TwoSites.register(LATER, "US")
                .replace(right, wrong)
                .replace(
                    "\"from\": \"2026-01-01T00:00:00Z\", \"to\"",
                    "\"from\": \"" + from + "\", \"to\""));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.json().path("errors").toString().replace("\\\"", "\"")).contains(message);
    assertThat(running.admin().get(REGISTER).status()).isEqualTo(404);
  }
}
