package eu.megawatt.service.attest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That work may be where it is, and why; one link of a chain.
 *
 * @param sequence from 1, one more than that of the link before
 * @param previousSha256 of the canonical bytes of the link before; zeros for the first
 * @param kind {@code Placement}, {@code Migration} of what is under way, {@code Failover} after a
 *     breakdown
 * @param revision of the plan that has put it there
 * @param ruleSet version of the rules
 * @param registerSha256 of the register of facts and profiles in its canonical form
 * @param decision {@code Permit}, {@code PermitWithWaiver} or {@code Deny}
 * @param rejected places where it may not be
 * @param validUntil when the first of what it rests on runs out; empty where nothing does
 */
public record Attestation(
    long sequence,
    String previousSha256,
    String kind,
    String jobId,
    String tenant,
    long revision,
    String placeId,
    List<String> poolIds,
    Instant startsAt,
    Instant endsAt,
    String profileId,
    int profileVersion,
    String ruleSet,
    String registerSha256,
    Instant evaluatedAt,
    String decision,
    List<Word> rules,
    List<Rejected> rejected,
    Optional<Instant> validUntil)
    implements Link {

  /** A clause's word on the place. */
  public record Word(
      String clause,
      String result,
      Optional<String> subjectId,
      String observed,
      String required,
      List<Ground> grounds) {}

  /** A claim that a word rests on. */
  public record Ground(
      String claimId,
      String issuer,
      String assurance,
      Optional<String> evidenceSha256,
      Optional<String> evidenceAddress,
      Instant from,
      Instant to) {}

  /** A place that is not permitted, with the clauses that are against it. */
  public record Rejected(String placeId, List<String> clauses) {}
}
