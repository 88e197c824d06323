package eu.megawatt.service.attest;

import eu.megawatt.fleet.sovereignty.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That work may run where it is placed, and why; one link of a chain.
 *
 * @param sequence from 1, one more than that of the attestation before
 * @param previousSha256 of the canonical bytes of the attestation before; zeros for the first
 * @param ruleSetVersion of the rules that were applied
 * @param rules each rule's word on the site
 * @param rejected sites where it may not run, each with the rules that do not pass
 * @param validUntil when the first claim runs out that it rests on
 */
public record Attestation(
    long sequence,
    String previousSha256,
    String jobId,
    String siteId,
    Instant startsAt,
    Instant endsAt,
    String profileId,
    int profileVersion,
    int ruleSetVersion,
    Instant evaluatedAt,
    List<Finding> rules,
    List<RejectedSite> rejected,
    Optional<Instant> validUntil) {

  /** What the first of a chain has before it. */
  static final String NOTHING_BEFORE = "0".repeat(64);

  /** A site that was not chosen because it must not be. */
  public record RejectedSite(String siteId, List<Finding> rules) {}
}
