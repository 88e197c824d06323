package eu.megawatt.service.attest;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.RowBatch;
import eu.megawatt.service.store.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The chain as it is kept. Thread-safe; one thread adds. */
public final class AttestationStore {

  /** Stands for an end that never comes. */
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final String COLUMNS =
      "SELECT sequence, kind, job_id, tenant, profile_id, profile_version, place_id, starts_at_ms,"
          + " ends_at_ms, decision, evaluated_at_ms, valid_until_ms, payload_sha256,"
          + " key_fingerprint FROM attestation";

  private static final String INSERT =
      "INSERT INTO attestation (sequence, kind, job_id, tenant, profile_id, profile_version,"
          + " place_id, starts_at_ms, ends_at_ms, decision, evaluated_at_ms, valid_until_ms,"
          + " payload_sha256, key_fingerprint, envelope)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Database database;

  public AttestationStore(Database database) {
    this.database = database;
  }

  /** An attestation as it is listed. */
  public record Row(
      long sequence,
      String kind,
      String jobId,
      String tenant,
      String profileId,
      int profileVersion,
      String placeId,
      Instant startsAt,
      Instant endsAt,
      String decision,
      Instant evaluatedAt,
      Optional<Instant> validUntil,
      String payloadSha256,
      String keyFingerprint) {}

  /** Where the chain ends. */
  public record Head(long sequence, String payloadSha256, Instant evaluatedAt) {}

  /** How far runs have been attested: a revision, and a job's run in it. */
  public record Cursor(long revision, String jobId) {}

  /** Where the chain ends; before its first link where there is none. */
  public Head head() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " ORDER BY sequence DESC LIMIT 1")
                    .map(AttestationStore::row)
                    .findOne())
        .map(it -> new Head(it.sequence(), it.payloadSha256(), it.evaluatedAt()))
        .orElseGet(() -> new Head(0, Link.NOTHING_BEFORE, Instant.EPOCH));
  }

  /** How far runs have been attested; empty where none was looked at. */
  public Optional<Cursor> cursor() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT revision, job_id FROM attested")
                    .map((rs, _) -> new Cursor(rs.getLong(1), rs.getString(2)))
                    .findOne());
  }

  /** Adds links and moves on to a run, together. */
  void add(List<Signed> links, Cursor to) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              insert(handle, links);
              handle.execute("DELETE FROM attested");
              handle.execute(
                  "INSERT INTO attested (revision, job_id) VALUES (?, ?)",
                  to.revision(),
                  to.jobId());
            });
  }

  /** Adds a link that no run has brought. */
  void add(Signed link) {
    database.jdbi().useTransaction(handle -> insert(handle, List.of(link)));
  }

  private static void insert(Handle handle, List<Signed> links) {
    try (RowBatch rows = RowBatch.of(handle, INSERT)) {
      links.forEach(it -> insert(rows, it));
      rows.execute();
    }
  }

  private static void insert(RowBatch rows, Signed signed) {
    Row row = signed.row();
    rows.add(
        row.sequence(),
        row.kind(),
        row.jobId(),
        row.tenant(),
        row.profileId(),
        row.profileVersion(),
        row.placeId(),
        row.startsAt().toEpochMilli(),
        row.endsAt().toEpochMilli(),
        row.decision(),
        row.evaluatedAt().toEpochMilli(),
        row.validUntil().map(Instant::toEpochMilli).orElse(FOR_EVER),
        row.payloadSha256(),
        row.keyFingerprint(),
        Json.write(signed.envelope()));
  }

  /** What has been attested of some jobs, at least one, by the job; the newest first. */
  Map<String, List<Row>> ofJobs(Set<String> jobIds) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " WHERE job_id IN (<jobs>) ORDER BY sequence DESC")
                    .bindList("jobs", List.copyOf(jobIds))
                    .map(AttestationStore::row)
                    .list())
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::jobId, HashMap::new, Collectors.toCollection(ArrayList::new)));
  }

  /**
   * Which are listed; empty words leave everything in.
   *
   * @param tenant whose alone
   * @param decision its word
   * @param at those of runs that were planned to be there at this moment
   * @param validFrom those that are valid at this moment or later
   * @param validTo those that are valid no longer than this
   */
  public record Filter(
      String jobId,
      String placeId,
      String profileId,
      Optional<String> tenant,
      String decision,
      Optional<Instant> at,
      Instant validFrom,
      Instant validTo) {}

  /** Newest first, those before a sequence. */
  public Listed<Row> list(Filter filter, long before, int limit) {
    String where =
        " WHERE sequence < :before"
            + (filter.jobId.isEmpty() ? "" : " AND job_id = :job")
            + (filter.placeId.isEmpty() ? "" : " AND place_id = :place")
            + (filter.profileId.isEmpty() ? "" : " AND profile_id = :profile")
            + (filter.tenant.isEmpty() ? "" : " AND tenant = :tenant")
            + (filter.decision.isEmpty() ? "" : " AND decision = :decision")
            + (filter.at.isEmpty() ? "" : " AND starts_at_ms <= :at AND ends_at_ms > :at")
            + " AND valid_until_ms >= :from AND valid_until_ms <= :to";
    return Listed.of(
        database
            .jdbi()
            .withHandle(
                handle -> {
                  var query =
                      handle.createQuery(COLUMNS + where + " ORDER BY sequence DESC LIMIT :limit");
                  if (!filter.jobId.isEmpty()) {
                    query.bind("job", filter.jobId);
                  }
                  if (!filter.placeId.isEmpty()) {
                    query.bind("place", filter.placeId);
                  }
                  if (!filter.profileId.isEmpty()) {
                    query.bind("profile", filter.profileId);
                  }
                  filter.tenant.ifPresent(it -> query.bind("tenant", it));
                  if (!filter.decision.isEmpty()) {
                    query.bind("decision", filter.decision);
                  }
                  filter.at.ifPresent(it -> query.bind("at", it.toEpochMilli()));
                  return query
                      .bind("before", before)
                      .bind("from", millis(filter.validFrom))
                      .bind("to", millis(filter.validTo))
                      .bind("limit", limit + 1)
                      .map(AttestationStore::row)
                      .map(it -> new Listed.Row<>(it.sequence(), it))
                      .list();
                }),
        limit);
  }

  private static long millis(Instant at) {
    if (at.equals(Instant.MAX)) {
      return FOR_EVER;
    }
    return at.equals(Instant.MIN) ? Long.MIN_VALUE : at.toEpochMilli();
  }

  /** An envelope by its number, where it is of a tenant's or nobody in particular asks. */
  public Optional<String> envelope(long sequence, Optional<String> tenant) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT envelope FROM attestation WHERE sequence = :sequence"
                            + " AND (:anybody OR tenant = :tenant)")
                    .bind("sequence", sequence)
                    .bind("anybody", tenant.isEmpty())
                    .bind("tenant", tenant.orElse(""))
                    .mapTo(String.class)
                    .findOne());
  }

  /** Envelopes after a number, the oldest first. */
  public List<String> envelopes(long after, int limit) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT envelope FROM attestation WHERE sequence > :after"
                            + " ORDER BY sequence LIMIT :limit")
                    .bind("after", after)
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list());
  }

  private static Row row(ResultSet rs, StatementContext ctx) throws SQLException {
    long until = rs.getLong(12);
    return new Row(
        rs.getLong(1),
        rs.getString(2),
        rs.getString(3),
        rs.getString(4),
        rs.getString(5),
        rs.getInt(6),
        rs.getString(7),
        Instant.ofEpochMilli(rs.getLong(8)),
        Instant.ofEpochMilli(rs.getLong(9)),
        rs.getString(10),
        Instant.ofEpochMilli(rs.getLong(11)),
        until == FOR_EVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until)),
        rs.getString(13),
        rs.getString(14));
  }

  /** A link with its envelope, and as it is listed. */
  record Signed(Row row, Envelope envelope) {

    static Signed of(Link link, byte[] payload, SigningKey key) {
      Envelope envelope = Envelope.of(payload, key);
      String digest = Sha256.hex(payload);
      Row row =
          switch (link) {
            case Attestation it ->
                new Row(
                    it.sequence(),
                    it.kind(),
                    it.jobId(),
                    it.tenant(),
                    it.profileId(),
                    it.profileVersion(),
                    it.placeId(),
                    it.startsAt(),
                    it.endsAt(),
                    it.decision(),
                    it.evaluatedAt(),
                    it.validUntil(),
                    digest,
                    key.fingerprint());
            case KeyNotice it ->
                new Row(
                    it.sequence(),
                    it.kind(),
                    "",
                    "",
                    "",
                    0,
                    "",
                    it.evaluatedAt(),
                    it.evaluatedAt(),
                    "",
                    it.evaluatedAt(),
                    Optional.empty(),
                    digest,
                    key.fingerprint());
          };
      return new Signed(row, envelope);
    }
  }
}
