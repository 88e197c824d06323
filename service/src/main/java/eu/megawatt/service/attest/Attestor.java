package eu.megawatt.service.attest;

import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Evidence;
import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Judge;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.service.json.Canonical;
import eu.megawatt.service.live.Cause;
import eu.megawatt.service.live.PlacedJobs;
import eu.megawatt.service.live.PublishedRuns;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.sovereignty.DecisionView;
import eu.megawatt.service.sovereignty.RegisterStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Attests what was published: each run of a job under a profile, by the register that was in force
 * then. It follows the plan by its revisions, so that a crash leaves no run out and attests none
 * twice. Runs that an attestation covers already get no other. Thread-safe.
 */
public final class Attestor implements AutoCloseable {

  private static final int TOGETHER = 256;
  private static final long LOOK_UP_MS = 1_000;
  private static final Logger LOG = Logger.getLogger(Attestor.class.getName());

  private final AttestationStore store;
  private final Keyring keyring;
  private final PublishedRuns runs;
  private final RegisterStore registers;
  private final Clock clock;
  private final Semaphore more = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final LongAdder made = new LongAdder();
  private final Deference deference;
  private final Thread thread = Thread.ofPlatform().daemon().name("attestor").unstarted(this::work);
  private RegisterStore.Period period = RegisterStore.Period.NEVER;
  private Register known = Register.NONE;
  private volatile long followed;
  private volatile boolean closing;
  private boolean saidClock;

  public Attestor(
      AttestationStore store,
      Keyring keyring,
      PublishedRuns runs,
      RegisterStore registers,
      Clock clock) {
    this.store = store;
    this.keyring = keyring;
    this.runs = runs;
    this.registers = registers;
    this.clock = clock;
    this.deference = new Deference(runs::workedNanos, System::nanoTime);
  }

  /** Begins to follow the plan; once. */
  public void begin() {
    runs.listen(more::release);
    thread.start();
  }

  /** Revisions that have not been looked at. */
  public long behindCount() {
    return Math.max(0, runs.newest() - followed);
  }

  /** Attestations made since the start. */
  public long madeCount() {
    return made.sum();
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    while (!closing) {
      try {
        boolean isWaiting = deference.isDue();
        while (!closing && !isWaiting && follow()) {
          isWaiting = deference.isDue();
        }
        rest(isWaiting);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "Attesting stopped for a second", e);
        pause();
      }
    }
  }

  private void rest(boolean isWaiting) throws InterruptedException {
    if (isWaiting) {
      boolean _ = ended.await(Deference.LOOK_NS, TimeUnit.NANOSECONDS);
    } else {
      deference.isDone();
      boolean _ = more.tryAcquire(LOOK_UP_MS, TimeUnit.MILLISECONDS);
      more.drainPermits();
    }
  }

  private void pause() {
    try {
      boolean _ = ended.await(LOOK_UP_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      closing = true;
    }
  }

  /** Looks at what follows; whether there may be more. */
  synchronized boolean follow() {
    long newest = runs.newest();
    AttestationStore.Cursor from =
        store.cursor().orElseGet(() -> new AttestationStore.Cursor(0, ""));
    List<PublishedRuns.PublishedRun> next = runs.after(from.revision(), from.jobId(), TOGETHER);
    if (next.isEmpty()) {
      followed = newest;
      return false;
    }
    AttestationStore.Head head = store.head();
    Instant now = clock.instant();
    if (isClockBack(head, now)) {
      return false;
    }
    // Another may have been put since the last round, and before what is looked at now.
    period = RegisterStore.Period.NEVER;
    List<AttestationStore.Signed> links = new ArrayList<>();
    Map<String, List<AttestationStore.Row>> before =
        store.ofJobs(
            next.stream().map(PublishedRuns.PublishedRun::jobId).collect(Collectors.toSet()));
    for (PublishedRuns.PublishedRun run : next) {
      List<AttestationStore.Row> its = before.computeIfAbsent(run.jobId(), _ -> new ArrayList<>());
      for (AttestationStore.Signed link : attest(run, head, now, its)) {
        links.add(link);
        its.addFirst(link.row());
        head =
            new AttestationStore.Head(
                link.row().sequence(), link.row().payloadSha256(), link.row().evaluatedAt());
      }
    }
    PublishedRuns.PublishedRun last = next.getLast();
    store.add(links, new AttestationStore.Cursor(last.revision(), last.jobId()));
    followed = last.revision();
    made.add(links.size());
    return next.size() == TOGETHER;
  }

  /** A link is never made before the one before it: whoever checks would call it forged. */
  private boolean isClockBack(AttestationStore.Head head, Instant now) {
    boolean isBack = now.isBefore(head.evaluatedAt());
    if (isBack && !saidClock) {
      LOG.warning(
          "The clock says %s, and the last attestation was made at %s: none is made before that. Set the clock."
              .formatted(now, head.evaluatedAt()));
    }
    saidClock = isBack;
    return isBack;
  }

  private List<AttestationStore.Signed> attest(
      PublishedRuns.PublishedRun run,
      AttestationStore.Head head,
      Instant now,
      List<AttestationStore.Row> attested) {
    Register register = inForceAt(run.at());
    Optional<Profile> profile = register.profiles().find(run.profileId());
    if (profile.isEmpty()) {
      return List.of();
    }
    List<AttestationStore.Signed> links = new ArrayList<>();
    AttestationStore.Head before = head;
    for (Visit visit : visits(runs.stays(run, register))) {
      if (attested.stream().anyMatch(it -> covers(it, profile.get(), visit))) {
        continue;
      }
      Attestation made =
          attestation(run, register, profile.get(), visit, kind(run, visit, attested), before, now);
      AttestationStore.Signed signed = sign(made);
      links.add(signed);
      before =
          new AttestationStore.Head(
              made.sequence(), signed.row().payloadSha256(), made.evaluatedAt());
    }
    return links;
  }

  private static boolean covers(AttestationStore.Row row, Profile profile, Visit visit) {
    return row.placeId().equals(visit.placeId)
        && row.profileVersion() == profile.version()
        && !row.startsAt().isAfter(visit.from)
        && !row.endsAt().isBefore(visit.to)
        && row.validUntil().filter(it -> it.isBefore(visit.to)).isEmpty();
  }

  /** All the time that a run is in one place. */
  private record Visit(String placeId, List<String> poolIds, Instant from, Instant to) {}

  private static List<Visit> visits(List<PlacedJobs.Stay> stays) {
    Map<String, List<PlacedJobs.Stay>> byPlace =
        stays.stream()
            .collect(
                Collectors.groupingBy(
                    PlacedJobs.Stay::placeId, LinkedHashMap::new, Collectors.toList()));
    return byPlace.entrySet().stream()
        .map(
            it ->
                new Visit(
                    it.getKey(),
                    it.getValue().stream().map(PlacedJobs.Stay::poolId).distinct().toList(),
                    it.getValue().getFirst().from(),
                    it.getValue().getLast().to()))
        .toList();
  }

  private static String kind(
      PublishedRuns.PublishedRun run, Visit visit, List<AttestationStore.Row> attested) {
    boolean isElsewhere =
        attested.stream().findFirst().filter(it -> !it.placeId().equals(visit.placeId)).isPresent();
    if (isElsewhere && run.cause() == Cause.OUTAGE) {
      return "Failover";
    }
    boolean hasBegun = run.legs().getFirst().from().isBefore(run.at());
    return isElsewhere && hasBegun ? "Migration" : "Placement";
  }

  private Attestation attestation(
      PublishedRuns.PublishedRun run,
      Register register,
      Profile profile,
      Visit visit,
      String kind,
      AttestationStore.Head before,
      Instant now) {
    Place place = register.place(visit.placeId).orElseGet(() -> Place.of(visit.placeId));
    Verdict verdict = register.judge(profile.id()).verdict(place, visit.from, visit.to);
    return new Attestation(
        before.sequence() + 1,
        before.payloadSha256(),
        kind,
        run.jobId(),
        run.tenant(),
        run.revision(),
        visit.placeId,
        visit.poolIds,
        visit.from,
        visit.to,
        profile.id(),
        profile.version(),
        Rule.VERSION,
        register.version(),
        now,
        DecisionView.word(verdict.decision()),
        words(verdict, place),
        rejected(register, profile, visit),
        DecisionView.finite(verdict.validUntil()));
  }

  private static List<Attestation.Word> words(Verdict verdict, Place place) {
    Map<String, Claim<?>> claims = place.claims();
    return verdict.findings().stream().map(it -> word(it, claims)).toList();
  }

  private static Attestation.Word word(Finding it, Map<String, Claim<?>> claims) {
    return new Attestation.Word(
        it.clause(),
        it.result().name(),
        it.subject(),
        it.observed(),
        it.required(),
        it.claims().stream()
            .flatMap(id -> Optional.<Claim<?>>ofNullable(claims.get(id)).stream())
            .map(Attestor::ground)
            .toList());
  }

  private static Attestation.Ground ground(Claim<?> claim) {
    return new Attestation.Ground(
        claim.id(),
        claim.issuer(),
        claim.assurance().name(),
        claim.evidence().map(Evidence::sha256),
        claim.evidence().map(it -> it.address().toString()),
        claim.from(),
        claim.to());
  }

  private static List<Attestation.Rejected> rejected(
      Register register, Profile profile, Visit visit) {
    Judge judge = register.judge(profile.id());
    long from = visit.from.toEpochMilli();
    long to = visit.to.toEpochMilli();
    return register.places().stream()
        .filter(it -> !register.permission(profile.id(), it.id()).covers(from, to))
        .map(it -> judge.verdict(it, visit.from, visit.to))
        .map(
            it ->
                new Attestation.Rejected(
                    it.place(), it.against().stream().map(Finding::clause).toList()))
        .toList();
  }

  private <L extends Record & Link> AttestationStore.Signed sign(L link) {
    return AttestationStore.Signed.of(link, Canonical.ofRecord(link), keyring.current());
  }

  private Register inForceAt(Instant at) {
    if (!period.contains(at)) {
      period = registers.periodOf(at);
      known = read(period.version());
    }
    return known;
  }

  private Register read(Optional<String> version) {
    if (version.isEmpty()) {
      return Register.NONE;
    }
    return known.version().equals(version.get()) ? known : registers.register(version.get());
  }

  /** Signs with a new key from the next link on; the chain says so under the old one. */
  public synchronized Keyring.KeyView rotate(String reason) {
    SigningKey next = SigningKey.make();
    notice(KeyNotice.ROTATION, next.fingerprint(), Optional.of(next.published().pem()), reason);
    keyring.replace(next, reason, clock.instant());
    return keyring.find(next.fingerprint()).orElseThrow();
  }

  /**
   * Has a key not be trusted any more, and the chain say so; again changes nothing.
   *
   * @throws eu.megawatt.service.problem.ProblemException 404 where there is no such key, 409 where
   *     it is the one that signs
   */
  public synchronized Keyring.KeyView revoke(String fingerprint, String reason) {
    Keyring.KeyView key =
        keyring
            .find(fingerprint)
            .orElseThrow(
                () ->
                    Problem.of(ProblemKind.NOT_FOUND, "There is no key %s.".formatted(fingerprint))
                        .toException());
    if (fingerprint.equals(keyring.current().fingerprint())) {
      throw Problem.of(
              ProblemKind.IN_USE,
              "Key %s signs now. Maybe POST /api/v1/attestation-keys first, so that another does."
                  .formatted(fingerprint))
          .toException();
    }
    if (key.revokedAt().isPresent()) {
      return key;
    }
    notice(KeyNotice.REVOCATION, fingerprint, Optional.empty(), reason);
    keyring.revoke(fingerprint, reason, clock.instant());
    return keyring.find(fingerprint).orElseThrow();
  }

  private void notice(
      String kind, String fingerprint, Optional<String> publicKeyPem, String reason) {
    AttestationStore.Head head = store.head();
    Instant now = clock.instant();
    if (now.isBefore(head.evaluatedAt())) {
      throw Problem.of(
              ProblemKind.UNAVAILABLE,
              "The clock says %s, and the last attestation was made at %s. Maybe set the clock."
                  .formatted(now, head.evaluatedAt()))
          .toException();
    }
    store.add(
        sign(
            new KeyNotice(
                head.sequence() + 1,
                head.payloadSha256(),
                kind,
                fingerprint,
                publicKeyPem,
                reason,
                now)));
  }

  /** Ends after what it is at. */
  @Override
  public void close() {
    closing = true;
    ended.countDown();
    more.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
