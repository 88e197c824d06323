package eu.megawatt.service.validation;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.order.Enrolled;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The agents of nodes, one of each: twenty thousand at most, all of them in memory, so that a
 * request costs no look into the database and one that has left is shut out at once. Thread-safe.
 */
public final class Agents {

  /** How many there may be. */
  public static final int MOST = 20_000;

  private static final int SHORTEST_SECRET = 32;
  private static final int LONGEST_SECRET = 200;
  private static final int MOST_DEVICES = 128;
  private static final long COARSE_MS = Duration.ofMinutes(1).toMillis();
  private static final int RETRY_SECONDS = 60;

  private final Database database;
  private final Enrolments enrolments;
  private final Wake wake;
  private final Clock clock;
  private final Map<String, Kept> byHash = new ConcurrentHashMap<>();

  private Agents(Database database, Enrolments enrolments, Wake wake, Clock clock) {
    this.database = database;
    this.enrolments = enrolments;
    this.wake = wake;
    this.clock = clock;
  }

  /** One that has not left, with what lets it in. */
  record Kept(
      String id,
      String nodeId,
      String secretSha256,
      Instant enrolledAt,
      AtomicLong lastSeenMs,
      AtomicLong writtenMs,
      Map<String, String> facts,
      List<JsonNode> devices) {}

  /**
   * One as it is shown.
   *
   * @param order what it is at
   * @param facts what is known of its machine
   * @param devices what it can measure
   */
  public record AgentView(
      String id,
      String nodeId,
      Instant enrolledAt,
      Instant lastSeenAt,
      Optional<AgentAt> order,
      Map<String, String> facts,
      List<JsonNode> devices) {

    static AgentView of(Kept kept, Optional<AgentAt> order) {
      return new AgentView(
          kept.id,
          kept.nodeId,
          kept.enrolledAt,
          Instant.ofEpochMilli(kept.lastSeenMs.get()),
          order,
          kept.facts,
          kept.devices);
    }
  }

  /**
   * What came of an enrolment.
   *
   * @param isNew whether there is an agent now that was not there before
   */
  public record Come(Enrolled enrolled, boolean isNew) {}

  static Agents open(Database database, Enrolments enrolments, Wake wake, Clock clock) {
    Agents agents = new Agents(database, enrolments, wake, clock);
    database
        .jdbi()
        .withHandle(AgentRows::present)
        .forEach(it -> agents.byHash.put(it.secretSha256(), it));
    return agents;
  }

  /** Whose secret, or which one-time token something is. */
  public Optional<AgentKey> key(String offered) {
    if (offered.startsWith(Enrolments.PREFIX)) {
      return enrolments.ofToken(offered).map(it -> new AgentKey.OneTime(it.id(), it.nodeId()));
    }
    String hash = Sha256.hex(offered);
    return Optional.ofNullable(byHash.get(hash))
        .filter(it -> same(it.secretSha256(), hash))
        .map(
            it -> {
              seen(it);
              return new AgentKey.Secret(it.id(), it.nodeId());
            });
  }

  /** In a time that says nothing about either. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private void seen(Kept agent) {
    long now = clock.millis();
    agent.lastSeenMs().set(now);
    long written = agent.writtenMs().get();
    if (now - written >= COARSE_MS && agent.writtenMs().compareAndSet(written, now)) {
      database.jdbi().useHandle(handle -> AgentRows.seen(handle, agent.id(), now));
    }
  }

  /**
   * An agent comes to be, in place of the one that its node had; asked the same again it is the
   * same answer.
   *
   * @throws ProblemException 401 where the token is used up or has expired, 422 where something is
   *     wrong with what it says, 503 where there are too many agents
   */
  public synchronized Come enrol(AgentKey.OneTime key, Enrolment asked) {
    require(asked);
    Instant now = clock.instant();
    String hash = Sha256.hex(asked.secret());
    EnrolmentRows.Kept enrolment =
        database
            .jdbi()
            .withHandle(handle -> EnrolmentRows.byId(handle, key.enrolmentId()))
            .orElseThrow(() -> outdated("The one-time token is not known any more"));
    if (enrolment.isUsed()) {
      return again(enrolment, hash);
    }
    if (enrolment.hasExpired(now)) {
      throw outdated(
          "The one-time token expired at " + Instant.ofEpochMilli(enrolment.expiresMs()));
    }
    if (byHash.containsKey(hash)) {
      throw outdated("The secret is another agent's");
    }
    if (byHash.size() >= MOST) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "There are %d agents already, which is the most. Maybe remove some.".formatted(MOST)),
          RETRY_SECONDS);
    }
    return new Come(come(enrolment, hash, asked, now), true);
  }

  private Enrolled come(EnrolmentRows.Kept enrolment, String hash, Enrolment asked, Instant now) {
    Kept agent =
        new Kept(
            Identifiers.next("agent", now),
            enrolment.nodeId(),
            hash,
            now,
            new AtomicLong(now.toEpochMilli()),
            new AtomicLong(now.toEpochMilli()),
            asked.node(),
            asked.devices().stream().map(it -> Json.read(Json.write(it), JsonNode.class)).toList());
    database
        .jdbi()
        .useTransaction(
            handle -> {
              AgentRows.leave(handle, agent.nodeId(), "Another has enrolled", now);
              AgentRows.add(handle, agent);
              EnrolmentRows.use(handle, enrolment.id(), agent.id(), now);
            });
    database.force();
    byHash.values().removeIf(it -> it.nodeId().equals(agent.nodeId()));
    byHash.put(hash, agent);
    wake.ring();
    return new Enrolled(agent.id(), agent.nodeId());
  }

  private Come again(EnrolmentRows.Kept enrolment, String hash) {
    Kept known = byHash.get(hash);
    if (known == null || !known.id().equals(enrolment.agentId())) {
      throw outdated("The one-time token was used already");
    }
    return new Come(new Enrolled(known.id(), known.nodeId()), false);
  }

  private static ProblemException outdated(String what) {
    return Problem.of(
            ProblemKind.UNAUTHENTICATED,
            what + ". Maybe make another: POST /api/v1/agent-enrolments.")
        .toException();
  }

  private static void require(Enrolment asked) {
    List<FieldError> errors = new ArrayList<>();
    int length = asked.secret().length();
    if (length < SHORTEST_SECRET || length > LONGEST_SECRET) {
      errors.add(
          new FieldError(
              "/secret",
              "OutOfRange",
              "must have %d to %d characters, not %d."
                  .formatted(SHORTEST_SECRET, LONGEST_SECRET, length)));
    }
    if (asked.devices().size() > MOST_DEVICES) {
      errors.add(
          new FieldError(
              "/devices",
              "TooLarge",
              "must have %d at most, not %d.".formatted(MOST_DEVICES, asked.devices().size())));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }

  /**
   * All of them, by node.
   *
   * @param at what they are at, by node
   */
  public List<AgentView> all(Map<String, AgentAt> at) {
    return byHash.values().stream()
        .sorted(Comparator.comparing(Kept::nodeId))
        .map(it -> AgentView.of(it, Optional.ofNullable(at.get(it.nodeId()))))
        .toList();
  }

  /**
   * Drivers and firmware of the nodes' devices as their agents said when they enrolled, by node.
   */
  Map<String, ProofRows.Seen> enrolledFacts() {
    Map<String, ProofRows.Seen> facts = new HashMap<>();
    for (Kept it : byHash.values()) {
      List<Device> devices =
          it.devices().stream().map(device -> Json.read(device.toString(), Device.class)).toList();
      facts.put(it.nodeId(), new ProofRows.Seen(it.enrolledAt(), DeviceFacts.of(devices)));
    }
    return facts;
  }

  /** The nodes that have one. */
  Set<String> nodeIds() {
    return byHash.values().stream().map(Kept::nodeId).collect(Collectors.toSet());
  }

  /** Has one leave: its secret opens nothing from then on. False where there is none. */
  public synchronized boolean remove(String id, String reason) {
    Optional<Kept> agent = byHash.values().stream().filter(it -> it.id().equals(id)).findFirst();
    agent.ifPresent(
        it -> {
          database
              .jdbi()
              .useTransaction(
                  handle -> AgentRows.leave(handle, it.nodeId(), reason, clock.instant()));
          database.force();
          byHash.remove(it.secretSha256());
        });
    return agent.isPresent();
  }

  /** How many there are. */
  public int count() {
    return byHash.size();
  }
}
